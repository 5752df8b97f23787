import type { Channel, UnopenedParcel } from '../../channels/port.ts'
import type { Tx } from '../../core/db/database.ts'
import { codeOf } from '../../core/error-code.ts'
import { isAway } from '../../core/is-away.ts'
import type { MessageId } from '../../core/words/id.ts'
import type { ChannelName } from '../../core/words/message.ts'
import type { DispatcherDeps } from '../dispatcher-deps.ts'
import type { Accepted } from '../hand-over/acceptance.ts'
import { documentsFor } from '../letters/delivery-content.ts'
import { guardOf, stayOf } from '../letters/guard-of.ts'
import { makeParcel } from '../letters/make-parcel.ts'
import { simulatorAnswers } from '../routing/ask-reach.ts'
import type { StoredLetter } from './store-letters.ts'

/** A channel failed within the transaction, which is rolled back: a fault of the hub that says nothing about the letters. */
export class HandOverFailed extends Error {
  readonly channel: ChannelName
  readonly code: string
  constructor(channel: ChannelName, error: unknown) {
    super('The hand-over within the transaction failed')
    this.name = 'HandOverFailed'
    this.channel = channel
    this.code = codeOf(error)
  }
}

/**
 * Hands letters over in the transaction that writes what was prepared, where their channel can (decision 0039).
 * @param letters none that was held or ended in the meantime.
 * @param closed the channels to which nothing may be handed over now.
 * @returns what the channels accepted. All other letters are handed over by the deliver stage.
 * @throws HandOverFailed when a channel throws; the transaction can only be rolled back.
 */
export async function handOverAtOnce(
  deps: DispatcherDeps,
  tx: Tx,
  letters: readonly StoredLetter[],
  closed: ReadonlySet<ChannelName>,
  now: Date,
): Promise<ReadonlyMap<MessageId, Accepted>> {
  const accepted = new Map<MessageId, Accepted>()
  const taken = letters.map((each) => ({ each, channel: channelAtOnce(deps, each, closed) }))
  for (const channel of new Set(taken.map((letter) => letter.channel))) {
    if (channel?.handOverIn === undefined) continue
    const parcels = taken.flatMap((letter) =>
      letter.channel === channel ? [parcelOf(letter.each, channel.name, now)] : [],
    )
    const outcomes = await channel.handOverIn(tx, parcels, now).catch((error: unknown) => {
      throw isAway(error) ? error : new HandOverFailed(channel.name, error)
    })
    for (const [index, { message }] of parcels.entries()) {
      const outcome = outcomes[index]
      if (outcome?.kind === 'accepted') accepted.set(message, outcome)
    }
  }
  return accepted
}

/**
 * The channel that takes the letter within the transaction. A letter that must be opened within a term, that its sender is asked
 * about just before the hand-over, or that the simulator answers for, takes the deliver stage.
 */
function channelAtOnce(
  { channels }: DispatcherDeps,
  { letter }: StoredLetter,
  closed: ReadonlySet<ChannelName>,
): Channel | undefined {
  const { chosen, awaitsReading, row, recipient } = letter
  if (chosen === undefined || closed.has(chosen) || awaitsReading || row.hasCondition) return undefined
  if (simulatorAnswers(row.test, recipient, chosen)) return undefined
  return channels.get(chosen)
}

function parcelOf({ letter, content }: StoredLetter, channel: ChannelName, now: Date): UnopenedParcel {
  const { row, recipient, decision, confidentiality } = letter
  const { language } = decision
  return makeParcel({
    ...row,
    message: row.id,
    sequence: row.deliveries.length + 1,
    attempt: 1,
    recipient,
    language,
    ...guardOf({ channel, classFacts: row.classFacts, language, confidentiality }, now),
    ...stayOf({ channel, classFacts: row.classFacts }, now),
    sensitive: row.classFacts.sensitive === true,
    record: decision.record,
    content,
    documents: documentsFor(channel, content.documents),
  })
}
