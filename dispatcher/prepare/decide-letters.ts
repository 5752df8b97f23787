import type { Clock } from '../../core/clock.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Queryable } from '../../core/db/database.ts'
import type { ChannelName } from '../../core/words/message.ts'
import type { LetterMaker } from '../letters/letter-maker.ts'
import type { MessageBody } from '../message/message-body.ts'
import { askReach, type ReachableChannel } from '../routing/ask-reach.ts'
import type { LetterRow } from './claim-prepare.ts'
import { type DecidedLetter, type DecisionFacts, decideLetter } from './decide-letter.ts'
import { factsOfTexts } from './facts-of-texts.ts'
import { recipientFacts } from './recipient-facts.ts'

/** What is read to decide letters. */
export interface DecisionDeps {
  readonly hub: Queryable
  readonly keyring: Keyring
  readonly clock: Clock
  readonly channels: ReadonlyMap<ChannelName, ReachableChannel>
  readonly letters: Pick<LetterMaker, 'houseStyles' | 'standardStyles'>
}

/** A letter whose route and appearance are decided, with the facts of the decision. */
export interface LetterWithFacts {
  readonly letter: DecidedLetter
  readonly facts: DecisionFacts
}

/**
 * Decides route, language, variant and date of letters, by the recipients' choices and suppressed addresses (one statement), what the
 * channels say about reaching them (one query per channel), and their texts. It writes nothing; a channel may store what its
 * partner answered about a recipient, such as the consent to the eBox.
 */
export async function decideLetters(
  { hub, keyring, clock, channels, letters }: DecisionDeps,
  given: readonly { readonly row: LetterRow; readonly body: MessageBody }[],
): Promise<LetterWithFacts[]> {
  const rows = given.map(({ row }) => row)
  const [about, reaches, textOf] = await Promise.all([
    recipientFacts(
      hub,
      keyring,
      given.map(({ row, body }) => ({ entity: row.entity, recipient: body.recipient })),
    ),
    askReach(
      channels,
      given.map(({ row, body }) => ({
        entity: row.entity,
        recipient: body.recipient,
        messageClass: row.class,
        data: body.data,
        test: row.test,
        allowed: row.channels,
      })),
    ),
    factsOfTexts(letters, rows),
  ])
  const now = clock.now()
  return given.map(({ row, body }, index) => {
    const facts: DecisionFacts = {
      row,
      ...body,
      reach: reaches[index] ?? new Map(),
      about: about[index] ?? { wantsPaper: false, largePrint: false, suppressed: new Map() },
      version: textOf(row),
      now,
    }
    return { letter: decideLetter(facts), facts }
  })
}
