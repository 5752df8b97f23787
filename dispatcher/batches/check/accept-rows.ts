import type { Queryable } from '../../../core/db/database.ts'
import { findEarlier } from '../../intake/find-earlier.ts'
import { insertMessages } from '../../intake/insert-messages.ts'
import { newMessage } from '../../intake/new-message.ts'
import type { Batch } from '../batch.ts'
import type { RowState } from '../store/write-rows.ts'
import type { BatchDeps } from './batch-deps.ts'
import type { JudgedRow } from './judge-rows.ts'

/**
 * Accepts ready rows as letters, in the caller's transaction. A row whose key was used since it was looked up repeats that letter,
 * or is refused.
 * @param held whether the letters wait until all rows of the batch are accepted
 * @returns every row given, as it is to be stored
 */
export async function acceptRows(
  deps: BatchDeps,
  tx: Queryable,
  batch: Pick<Batch, 'id' | 'sender' | 'createdBy'>,
  rows: readonly JudgedRow[],
  held: boolean,
): Promise<RowState[]> {
  const letters = new Map(
    rows.flatMap((row) => {
      if (row.status !== 'r' || row.request === undefined) return []
      const origin = { by: batch.createdBy, batch: { id: batch.id, row: row.row } }
      const message = newMessage(deps.intake, row.request, row.key, origin)
      return [[row, held ? { ...message, held: true } : message] as const]
    }),
  )
  const fresh = letters.size === 0 ? new Set() : await insertMessages(tx, batch.sender, [...letters.values()])
  const taken = [...letters].filter(([, message]) => !fresh.has(message.id)).map(([row]) => row)
  const again = new Map((await rejudge(deps, tx, batch, taken)).map((state) => [state.row, state]))
  return rows.map((row) => {
    const message = letters.get(row)
    if (message !== undefined && fresh.has(message.id))
      return { ...stateOf(row), status: 'a' as const, message: message.id }
    return again.get(row.row) ?? stateOf(row)
  })
}

async function rejudge(
  { clock }: BatchDeps,
  tx: Queryable,
  { sender }: Pick<Batch, 'sender'>,
  taken: readonly JudgedRow[],
): Promise<RowState[]> {
  if (taken.length === 0) return []
  const asked = taken.map(({ key, templateKey, reference, recipientIndex }) => ({
    key_hash: key.keyHash,
    body_hash: key.bodyHash,
    template_key: templateKey,
    reference: reference ?? '',
    recipient_index: recipientIndex,
  }))
  const earlier = await findEarlier(tx, sender, asked, clock.now())
  return taken.map((row, place) => {
    const under = earlier[place]?.underKey
    if (under === undefined) throw new Error('A key was taken and is gone')
    if (under.same) return { ...stateOf(row), status: 'd' as const, message: under.id }
    const detail = 'Another letter was accepted under the key of this row; a new letter needs a new key.'
    const faults = [{ column: 'idempotencyKey', code: 'UP-1005' as const, detail }]
    return { ...stateOf(row), status: 'i' as const, heap: 'x' as const, faults }
  })
}

export function stateOf({
  row,
  status,
  heap,
  message,
  seed,
  hasOwnKey,
  key,
  likeness,
  reference,
  faults,
  warnings,
}: JudgedRow): RowState {
  return {
    row,
    status,
    heap,
    message,
    seed,
    key_hash: hasOwnKey ? key.keyHash : null,
    likeness,
    reference,
    faults: faults.length === 0 ? null : faults,
    warnings: warnings.length === 0 ? null : warnings,
  }
}
