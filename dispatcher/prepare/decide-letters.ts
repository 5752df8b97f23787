import type { Clock } from '../../core/clock.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Queryable } from '../../core/db/database.ts'
import type { ChannelName } from '../../core/words/message.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import type { LetterMaker } from '../letters/letter-maker.ts'
import type { MessageBody } from '../message/message-body.ts'
import type { Registry } from '../registry/registry.ts'
import { type WhoReads, whoReads } from '../registry/who-reads.ts'
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
  /** Absent: no registry is connected. */
  readonly registry?: Registry | undefined
}

/** A letter whose route and appearance are decided, with the facts of the decision. */
export interface LetterWithFacts {
  readonly letter: DecidedLetter
  readonly facts: DecisionFacts
}

/**
 * Decides route, language, variant and date of letters, by what the registry says about the recipients (one question), their choices
 * and suppressed addresses (one statement), what the
 * channels say about reaching them (one query per channel), and their texts. It writes nothing; a channel may store what its
 * partner answered about a recipient, such as the consent to the eBox.
 */
export async function decideLetters(
  { hub, keyring, clock, channels, letters, registry }: DecisionDeps,
  given: readonly { readonly row: LetterRow; readonly body: MessageBody }[],
): Promise<LetterWithFacts[]> {
  const rows = given.map(({ row }) => row)
  const readers = await whoReads(
    registry,
    given.map(({ row, body }) => ({ ...row, recipient: body.recipient })),
    clock.now(),
  )
  const addressed = given.map(({ body }, index) => addressedToOf(readers[index], body))
  const [about, reaches, textOf] = await Promise.all([
    recipientFacts(
      hub,
      keyring,
      given.map(({ row, body }, index) => ({
        entity: row.entity,
        recipient: body.recipient,
        addressedTo: addressed[index],
      })),
      clock.now(),
    ),
    askReach(
      channels,
      given.map(({ row, body }, index) => ({
        entity: row.entity,
        recipient: body.recipient,
        addressedTo: addressed[index],
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
    const reader = readers[index]
    const { addressedTo: addressedBefore, ...rest } = body
    const addressedTo = addressed[index]
    const facts: DecisionFacts = {
      row,
      ...rest,
      ...(addressedBefore !== undefined && { addressedBefore }),
      ...(addressedTo !== undefined && { addressedTo }),
      ...(reader !== undefined && { reader }),
      reach: reaches[index] ?? new Map(),
      about: about[index] ?? { wantsPaper: false, isAlertable: false, largePrint: false, suppressed: new Map() },
      version: textOf(row),
      now,
    }
    return { letter: decideLetter(facts), facts }
  })
}

/** While the registry is away, a letter keeps what it said before an earlier step. */
function addressedToOf(reader: WhoReads | undefined, { addressedTo }: MessageBody): Recipient | undefined {
  return reader === 'away' ? addressedTo : reader?.addressedTo
}
