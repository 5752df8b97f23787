import type { Disposal, ExclusionReason } from '../../archive/retention/disposal.ts'
import { recordsAddedTo } from '../../archive/transfer/find-droppable.ts'
import type { Queryable } from '../../core/db/database.ts'
import { brusselsDay } from '../../core/words/days/brussels-day.ts'
import type { Id, MessageId, RecordId } from '../../core/words/id.ts'
import { blockedLetters } from './blocked-letters.ts'
import { lettersInInbox } from './letters-in-inbox.ts'
import { lettersWithTerm } from './letters-with-term.ts'

interface Candidate {
  readonly record: RecordId
  readonly message: MessageId
  readonly hold: Id<'hold'> | null
}

/**
 * Why some of these records of a disposal stay. Where copies are dropped after a transfer, a letter stays that is in an inbox, and a
 * record of which the archive service lacks a document (decision 0117).
 */
export async function reasonsToStay(
  hub: Queryable,
  { transfer }: Pick<Disposal, 'transfer'>,
  records: readonly Candidate[],
  now: Date,
): Promise<ReadonlyMap<RecordId, ExclusionReason>> {
  const messages = records.map(({ message }) => message)
  const blocked = await blockedLetters(hub, messages)
  const withTerm = await lettersWithTerm(hub, messages, brusselsDay(now), now)
  const ids = records.map(({ record }) => record)
  const added = transfer === null ? new Set<RecordId>() : await recordsAddedTo(hub, transfer, ids)
  const inInbox = transfer === null ? new Set<MessageId>() : await lettersInInbox(hub, messages)
  const reasons = new Map<RecordId, ExclusionReason>()
  for (const { record, message, hold } of records) {
    const reason =
      hold !== null
        ? 'held'
        : (blocked.get(message) ??
          (withTerm.has(message)
            ? 'term-runs'
            : added.has(record)
              ? 'added-since'
              : inInbox.has(message)
                ? 'in-inbox'
                : undefined))
    if (reason !== undefined) reasons.set(record, reason)
  }
  return reasons
}
