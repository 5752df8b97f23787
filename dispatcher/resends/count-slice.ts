import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Database } from '../../core/db/database.ts'
import type { MessageId } from '../../core/words/id.ts'
import type { PagesOfKinds } from '../previews/pages-of-kind.ts'
import { decideRequests, type PreviewDeps, priceSet } from '../previews/preview-routes.ts'
import type { RefusedPreview, RoutePreview } from '../previews/route-preview.ts'
import { type ClaimedResend, lettersOf, releaseResend } from './claim-resend.ts'
import { lockPassFacts } from './read-pass-facts.ts'
import { requestsToResend, senderOfResend } from './requests-to-resend.ts'
import { lettersIn, type SettledLetter, settleLetters } from './settle-letters.ts'
import { whyPassed } from './why-passed.ts'

/** Letters that are decided together; other work of this process gets its turn in between. */
const lettersAtOnce = 50

export interface CountDeps {
  readonly database: Database
  readonly keyring: Keyring
  readonly previews: PreviewDeps
}

/**
 * Finds out of the next letters whether they can be sent again, by which channel and at what price; sends nothing. The route is decided as
 * for a new letter. Nothing is locked afterwards: what changes until the letters are sent is noticed then.
 */
export async function countSlice(
  deps: CountDeps,
  resend: ClaimedResend,
  pages: PagesOfKinds,
  now: Date,
): Promise<void> {
  const { database } = deps
  const atOnce = lettersOf(resend, lettersAtOnce)
  const { letters, facts } = await database.asHub(async (tx) => {
    const next = await lettersIn(tx, resend.id, 'waiting', atOnce)
    return { letters: next, facts: await lockPassFacts(tx, resend, next) }
  })
  const settled = new Map<MessageId, SettledLetter>()
  for (const { message } of letters) {
    const known = facts.get(message)
    const reason = known === undefined ? 'content-removed' : whyPassed(known)
    if (reason !== undefined) settled.set(message, { message, state: 'passed', reason })
  }
  const open = letters.flatMap(({ message }) => (settled.has(message) ? [] : (facts.get(message)?.message ?? [])))
  for (const letter of await decide(deps, resend, open, pages)) settled.set(letter.message, letter)
  await database.asHub(async (tx) => {
    await releaseResend(tx, resend, now, letters.length < atOnce ? 'counted' : 'counting')
    await settleLetters(tx, resend.id, [...settled.values()])
  })
}

async function decide(
  deps: CountDeps,
  resend: ClaimedResend,
  open: Parameters<typeof requestsToResend>[2],
  pages: PagesOfKinds,
): Promise<SettledLetter[]> {
  const requests = await requestsToResend(deps, resend, open)
  const asked = [...requests].flatMap(([message, each]) => ('request' in each ? [{ message, ...each }] : []))
  const decided = await decideRequests(
    deps.previews,
    senderOfResend(resend),
    asked.map(({ request }) => request),
  )
  const previews = await priceSet(deps.previews, decided, pages)
  return [
    ...[...requests].flatMap(([message, each]): SettledLetter[] =>
      'passed' in each ? [{ message, state: 'passed', reason: each.passed }] : [],
    ),
    ...asked.map(({ message }, place) => settledOf(message, previews[place])),
  ]
}

function settledOf(message: MessageId, preview: RoutePreview | RefusedPreview | undefined): SettledLetter {
  if (preview === undefined || 'faults' in preview) {
    const code = preview?.faults[0]?.code
    return { message, state: 'passed', reason: 'refused', ...(code !== undefined && { code }) }
  }
  const { chosen, price } = preview
  const { postageAmount } = price ?? {}
  if (chosen === undefined) return { message, state: 'passed', reason: 'no-channel' }
  return {
    message,
    state: 'ready',
    channel: chosen,
    ...(price !== undefined && { cents: price.amount }),
    ...(postageAmount !== undefined && { postageCents: postageAmount }),
  }
}
