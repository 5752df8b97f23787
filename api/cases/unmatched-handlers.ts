import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import { namesOfActors } from '../../core/tenants/actor-name.ts'
import { parseId, showId, showNumberedId } from '../../core/words/id.ts'
import { attachUnmatched, discardUnmatched } from '../../dispatcher/receipts/settle-unmatched.ts'
import { listUnmatched, type UnmatchedId, type UnmatchedReceipt } from '../../dispatcher/receipts/unmatched-receipts.ts'
import type * as contract from '../contract/unmatched-receipts.ts'
import { pageOf } from '../http/cursor.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'

/** `GET /v1/unmatched-receipts`: for operators, since no entity is known of them. */
export async function getUnmatched(call: CallOf<typeof contract.listUnmatchedReceipts>, deps: ApiDeps): Promise<Reply> {
  const { status, limit, cursor } = call.query
  const list = `unmatched ${status}`
  const before = cursor === undefined ? undefined : (deps.cursors.read(list, cursor) as UnmatchedId)
  const rows = await listUnmatched(deps.database.hub, { settled: status === 'settled', before, limit: limit + 1 })
  const names = await namesOf(deps, rows)
  return json(
    200,
    pageOf(
      rows,
      limit,
      (row) => shown(row, names),
      (row) => deps.cursors.write(list, row.id),
    ),
  )
}

/** `POST /v1/unmatched-receipts/{id}/attach` */
export async function postAttach(call: CallOf<typeof contract.attachUnmatchedReceipt>, deps: ApiDeps): Promise<Reply> {
  const message = parseId('message', call.body.message)
  if (message === undefined) throw new Refusal('UP-1404', 'There is no such message. An id begins with msg_.')
  const { receipt, entity } = await attachUnmatched(deps, commandOf(call), message)
  await recordAudit(deps.database, entity, noteOf(call, 'attach-receipt', 'receipt', call.path.id))
  return json(200, shown(receipt, await namesOf(deps, [receipt])))
}

/** `POST /v1/unmatched-receipts/{id}/discard` */
export async function postDiscard(
  call: CallOf<typeof contract.discardUnmatchedReceipt>,
  deps: ApiDeps,
): Promise<Reply> {
  const receipt = await discardUnmatched(deps, commandOf(call), call.body.reason)
  await recordAudit(deps.database, undefined, noteOf(call, 'discard-receipt', 'receipt', call.path.id))
  return json(200, shown(receipt, await namesOf(deps, [receipt])))
}

function commandOf({
  caller,
  now,
  path,
}: CallOf<typeof contract.discardUnmatchedReceipt> | CallOf<typeof contract.attachUnmatchedReceipt>): {
  readonly id: UnmatchedId
  readonly by: string
  readonly now: Date
} {
  const id = parseId('unmatchedReceipt', path.id)
  if (id === undefined) throw new Refusal('UP-1404', 'There is no such report.')
  return { id, by: caller.actor, now }
}

async function namesOf({ database }: ApiDeps, rows: readonly UnmatchedReceipt[]): Promise<ReadonlyMap<string, string>> {
  return namesOfActors(
    database.hub,
    rows.flatMap(({ settledBy }) => settledBy ?? []),
  )
}

function shown(receipt: UnmatchedReceipt, names: ReadonlyMap<string, string>): contract.UnmatchedReceipt {
  const { id, message, sequence, channel, type, detail, at, receivedAt, attachedTo } = receipt
  const { settledAs, settledAt, settledBy, settledReason } = receipt
  return {
    id: showId('unmatchedReceipt', id),
    message: showId('message', message),
    delivery: showNumberedId('dlv', message, sequence),
    ...(channel !== null && { channel }),
    type,
    ...(detail['reason'] !== undefined && { reason: detail['reason'] }),
    at: at.toISOString(),
    receivedAt: receivedAt.toISOString(),
    ...(settledAs !== null && { settledAs }),
    ...(settledAt !== null && { settledAt: settledAt.toISOString() }),
    ...(settledBy !== null && { settledBy: names.get(settledBy) ?? settledBy }),
    ...(settledReason !== null && { settledReason }),
    ...(attachedTo !== null && { attachedTo: showId('message', attachedTo) }),
  }
}
