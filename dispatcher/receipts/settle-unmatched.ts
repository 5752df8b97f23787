import { sql } from 'drizzle-orm'
import type { Tx } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import type { EntityId, MessageId } from '../../core/words/id.ts'
import { withoutPersons } from '../../core/words/text/without-persons.ts'
import { lockMessages, type TrackedMessage } from '../message/tracked-message.ts'
import { applyIn, type ReceiptDeps } from './apply-receipts.ts'
import { type UnmatchedId, type UnmatchedReceipt, unmatchedColumns } from './unmatched-receipts.ts'

/** An operator who settles a report without a message. */
export interface UnmatchedCommand {
  readonly id: UnmatchedId
  /** The actor as in the audit log. */
  readonly by: string
  readonly now: Date
}

export interface Attached {
  readonly receipt: UnmatchedReceipt
  /** Of the message. */
  readonly entity: EntityId
}

/**
 * Reports the receipt about another message, as if its partner had named it; both are one transaction. The status table decides what
 * follows. Repeating it for the same message changes nothing.
 * @throws Refusal UP-1404 for an unknown receipt or message; UP-2093 when nothing of the message left by that channel; UP-2094 when it was
 * settled otherwise
 */
export async function attachUnmatched(
  deps: ReceiptDeps,
  { id, by, now }: UnmatchedCommand,
  message: MessageId,
): Promise<Attached> {
  return deps.database.asHub(async (tx) => {
    const target = (await lockMessages(tx, [message])).get(message)
    if (target === undefined) throw new Refusal('UP-1404', 'There is no such message, or it was removed by rule.')
    const receipt = await lockReceipt(tx, id)
    const { entity } = target
    if (receipt.settledAs === 'attached' && receipt.attachedTo === message) return { receipt, entity }
    if (receipt.settledAs !== null) throw settled()
    const { type, at, detail } = receipt
    await applyIn(tx, deps, [{ message, sequence: sequenceIn(target, receipt), type, at, detail }])
    const [row] = await tx.query<UnmatchedReceipt>(sql`
      update unmatched_receipt set settled_as = 'attached', settled_at = ${now}, settled_by = ${by}, attached_to = ${message}
      where id = ${id} returning ${unmatchedColumns}`)
    return { receipt: row ?? receipt, entity }
  })
}

/** Lets the receipt go; the row stays, with the reason. Repeating it changes nothing. @throws Refusal UP-1404; UP-2094 */
export async function discardUnmatched(
  { database }: Pick<ReceiptDeps, 'database'>,
  { id, by, now }: UnmatchedCommand,
  reason: string,
): Promise<UnmatchedReceipt> {
  return database.asHub(async (tx) => {
    const receipt = await lockReceipt(tx, id)
    if (receipt.settledAs === 'discarded') return receipt
    if (receipt.settledAs !== null) throw settled()
    const [row] = await tx.query<UnmatchedReceipt>(sql`
      update unmatched_receipt set settled_as = 'discarded', settled_at = ${now}, settled_by = ${by},
        settled_reason = ${withoutPersons(reason)}
      where id = ${id} returning ${unmatchedColumns}`)
    return row ?? receipt
  })
}

async function lockReceipt(tx: Tx, id: UnmatchedId): Promise<UnmatchedReceipt> {
  const [row] = await tx.query<UnmatchedReceipt>(
    sql`select ${unmatchedColumns} from unmatched_receipt where id = ${id} for update`,
  )
  if (row === undefined) throw new Refusal('UP-1404', 'There is no such report.')
  return row
}

/** The delivery of the message that the report is about: the last one by the channel of the report that left. */
function sequenceIn({ deliveries }: TrackedMessage, { channel }: UnmatchedReceipt): number {
  const left = deliveries.filter((each) => each.handedOverAt !== null && (channel === null || each.channel === channel))
  const last = left.at(-1)
  if (last === undefined)
    throw new Refusal('UP-2093', 'Nothing of this message left by the channel of the report.', [
      {
        in: 'body',
        pointer: '/message',
        code: 'UP-2093',
        detail: 'Take the id of a message that was handed over to this channel.',
      },
    ])
  return last.seq
}

const settled = (): Refusal => new Refusal('UP-2094', 'This report was attached to a message, or discarded, already.')
