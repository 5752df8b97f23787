import { channelTraits, isPaper } from '../../channels/traits.ts'
import type { Fault } from '../../core/fault.ts'
import type { ChannelName } from '../../core/words/message.ts'
import { isRegistered } from '../../core/words/message.ts'
import { lately } from '../intake/near-duplicate.ts'
import type { Examined } from '../intake/review-messages.ts'
import type { LetterWithFacts } from '../prepare/decide-letters.ts'

/** What a sender should know before sending: the advice of intake, near-duplicates, and what the route cannot know yet. */
export function warningsOf(
  { context, earlier }: Examined,
  { letter, facts }: LetterWithFacts,
  asksPartners: boolean,
): Fault[] {
  const near = lately(earlier, context.now)
  return [
    ...context.warnings,
    ...(near === undefined ? [] : [near]),
    ...notAsked(facts.reach, asksPartners, letter.chosen),
    ...(letter.chosen === undefined ? [noChannel] : []),
    ...(letter.chosen !== undefined && isPaper(letter.chosen) && isRegistered(letter.row.postage) ? [noBarcode] : []),
  ]
}

const noChannel: Fault = {
  in: 'body',
  pointer: '/recipient',
  code: 'UP-2304',
  detail:
    'No channel can reach this recipient now: the letter would end as undeliverable. The route says why; another address or channel may help.',
}

const noBarcode: Fault = {
  in: 'body',
  pointer: '/postage',
  code: 'UP-4071',
  detail:
    'The preview has no barcode: a registered letter gets its number when it is prepared, and the barcode is then beside the address.',
}

/**
 * Channels by agreement whose partner gave no answer about the recipient, or is not asked by this process: the letter is decided
 * with the answer that there is when it is prepared.
 */
function notAsked(
  reach: LetterWithFacts['facts']['reach'],
  asksPartners: boolean,
  chosen: ChannelName | undefined,
): Fault[] {
  return [...reach].flatMap(([name, answer]): Fault[] => {
    if (channelTraits[name].byAgreement !== true || name === chosen) return []
    if (answer.kind !== 'no' || answer.reason !== 'unanswered') return []
    const why = asksPartners
      ? 'Its partner did not answer'
      : 'No answer of its partner is stored, and none is asked here'
    const detail = `Whether the recipient agreed to \`${name}\` is not known. ${why}: it is asked when the letter is prepared, and the route may then begin there.`
    return [{ in: 'body', pointer: '/recipient', code: 'UP-3077', detail }]
  })
}
