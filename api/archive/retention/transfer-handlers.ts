import { answerPackages, type PackageAnswer } from '../../../archive/transfer/answer-packages.ts'
import { listPackages } from '../../../archive/transfer/packages.ts'
import { proposeDrop } from '../../../archive/transfer/propose-drop.ts'
import {
  approveTransfer,
  proposeTransfer,
  refuseTransfer,
  repackTransfer,
  stopTransfer,
  withdrawTransfer,
} from '../../../archive/transfer/propose-transfer.ts'
import { findTransfer, listTransfers, type Transfer, type TransferId } from '../../../archive/transfer/transfer.ts'
import { recordAudit } from '../../../core/audit/record-audit.ts'
import type { Tx } from '../../../core/db/database.ts'
import { Refusal } from '../../../core/fault.ts'
import { type EntityId, parseId, showId } from '../../../core/words/id.ts'
import { openTransferPackage } from '../../../dispatcher/transfer/open-package.ts'
import { readAnswers } from '../../../dispatcher/transfer/read-answers.ts'
import { entityOf } from '../../authentication/caller.ts'
import type * as contract from '../../contract/retention/transfers.ts'
import { pageOf } from '../../http/cursor.ts'
import { json, type Reply } from '../../http/reply.ts'
import type { ApiDeps } from '../../server/api-deps.ts'
import { noteOf } from '../../server/audit-note.ts'
import type { Call, CallOf } from '../../server/route.ts'
import { by, changedEntity } from './retention-caller.ts'
import { showDisposals } from './show-disposal.ts'
import { showPackage, showTransfers } from './show-transfer.ts'

/** `GET /v1/archive/transfers` */
export async function getTransfers(call: CallOf<typeof contract.listTransfers>, deps: ApiDeps): Promise<Reply> {
  const { id } = entityOf(call.caller)
  const { status, series, limit, cursor } = call.query
  const before = cursor === undefined ? undefined : (deps.cursors.read('transfers', cursor) as TransferId)
  const rows = await deps.database.asEntity(id, (tx) => listTransfers(tx, id, { status, series, before }, limit + 1))
  const items = await showTransfers(call, deps, rows.slice(0, limit))
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return json(200, { items, ...(last && { next: deps.cursors.write('transfers', last.id) }) })
}

/** `GET /v1/archive/transfers/{id}` */
export async function getTransfer(call: CallOf<typeof contract.getTransfer>, deps: ApiDeps): Promise<Reply> {
  return shown(call, deps, await transferNamed(call, deps), 200)
}

/** `POST /v1/archive/transfers` */
export async function postTransfer(call: CallOf<typeof contract.proposeTransfer>, deps: ApiDeps): Promise<Reply> {
  const entity = changedEntity(call)
  const made = await deps.database.asHub((tx) => proposeTransfer(tx, entity, call.body, by(call)))
  await note(call, deps, 'propose-transfer', showId('transfer', made.id))
  deps.wakeDispatcher()
  return shown(call, deps, made, 202)
}

/** `POST /v1/archive/transfers/{id}/approve` */
export function postApproveTransfer(call: CallOf<typeof contract.approveTransfer>, deps: ApiDeps): Promise<Reply> {
  return change(call, deps, 'approve', (tx, entity, id) => approveTransfer(tx, entity, id, call.body.note, by(call)))
}

/** `POST /v1/archive/transfers/{id}/refuse` */
export function postRefuseTransfer(call: CallOf<typeof contract.refuseTransfer>, deps: ApiDeps): Promise<Reply> {
  return change(call, deps, 'refuse', (tx, entity, id) => refuseTransfer(tx, entity, id, call.body.reason, by(call)))
}

/** `POST /v1/archive/transfers/{id}/withdraw` */
export function postWithdrawTransfer(call: CallOf<typeof contract.withdrawTransfer>, deps: ApiDeps): Promise<Reply> {
  return change(call, deps, 'withdraw', (tx, entity, id) => withdrawTransfer(tx, entity, id, by(call)))
}

/** `POST /v1/archive/transfers/{id}/stop` */
export function postStopTransfer(call: CallOf<typeof contract.stopTransfer>, deps: ApiDeps): Promise<Reply> {
  return change(call, deps, 'stop', (tx, entity, id) => stopTransfer(tx, entity, id, call.body.reason, by(call)))
}

/** `POST /v1/archive/transfers/{id}/repack` */
export function postRepackTransfer(call: CallOf<typeof contract.repackTransfer>, deps: ApiDeps): Promise<Reply> {
  return change(call, deps, 'repack', (tx, entity, id) => repackTransfer(tx, entity, id))
}

/** `POST /v1/archive/transfers/{id}/drop`: it is answered with the disposal, which another person approves. */
export async function postDrop(call: CallOf<typeof contract.proposeTransferDrop>, deps: ApiDeps): Promise<Reply> {
  const entity = changedEntity(call)
  const id = idOf(call.path.id)
  const wanted = { comment: call.body.comment, dropDays: deps.retention.dropDays }
  const made = await deps.database.asHub((tx) => proposeDrop(tx, entity, id, wanted, by(call)))
  await note(call, deps, 'drop-transfer', call.path.id)
  deps.wakeDispatcher()
  return json(202, (await showDisposals(call, deps, [made]))[0])
}

/** `GET /v1/archive/transfers/{id}/packages` */
export async function getPackages(call: CallOf<typeof contract.listTransferPackages>, deps: ApiDeps): Promise<Reply> {
  const { id, entity } = await transferNamed(call, deps)
  const { status, limit, cursor } = call.query
  const after = cursor === undefined ? undefined : Number(deps.cursors.read('transfer-packages', cursor))
  const rows = await deps.database.asEntity(entity, (tx) => listPackages(tx, id, { status, after }, limit + 1))
  return json(
    200,
    pageOf(rows, limit, showPackage, ({ n }) => deps.cursors.write('transfer-packages', String(n))),
  )
}

/** `GET /v1/archive/transfers/{id}/packages/{package}`: letters leave the hub, so it is logged before it is answered. */
export async function getPackageFile(call: CallOf<typeof contract.getTransferPackage>, deps: ApiDeps): Promise<Reply> {
  const entity = entityOf(call.caller).id
  const { stream, name } = await deps.database.asEntity(entity, (tx) =>
    openTransferPackage({ ...deps, tx }, entity, idOf(call.path.id), call.path.package.replace(/\.zip$/, '')),
  )
  if (call.isHead) return { status: 200, bytes: '', mediaType: 'application/zip' }
  await note(call, deps, 'download-transfer-package', call.path.id)
  return {
    status: 200,
    stream,
    mediaType: 'application/zip',
    headers: { 'Content-Disposition': `attachment; filename="${name}"` },
  }
}

/** `POST /v1/archive/transfers/{id}/answers` */
export async function postAnswers(call: CallOf<typeof contract.answerTransfer>, deps: ApiDeps): Promise<Reply> {
  const entity = changedEntity(call)
  const id = idOf(call.path.id)
  const { answers, csv } = call.body
  const read =
    csv === undefined
      ? (answers ?? []).map((each, at): PackageAnswer => ({ ...each, pointer: `/answers/${at}` }))
      : readAnswers(csv)
  const { accepted, refused } = await deps.database.asHub((tx) => answerPackages(tx, entity, id, read, by(call)))
  await note(call, deps, 'answer-transfer', call.path.id)
  deps.wakeDispatcher()
  return json(200, { accepted, refused })
}

async function change(
  call: Call<{ id: string }>,
  deps: ApiDeps,
  verb: 'approve' | 'refuse' | 'withdraw' | 'stop' | 'repack',
  work: (tx: Tx, entity: EntityId, id: TransferId) => Promise<Transfer>,
): Promise<Reply> {
  const entity = changedEntity(call)
  const id = idOf(call.path.id)
  const changed = await deps.database.asHub((tx) => work(tx, entity, id))
  await note(call, deps, `${verb}-transfer`, call.path.id)
  deps.wakeDispatcher()
  return shown(call, deps, changed, 200)
}

async function note(call: Call, deps: ApiDeps, action: string, subject: string): Promise<void> {
  await recordAudit(deps.database, entityOf(call.caller).id, noteOf(call, action, 'transfer', subject))
}

async function shown(call: Call, deps: ApiDeps, transfer: Transfer, status: 200 | 202): Promise<Reply> {
  return json(status, (await showTransfers(call, deps, [transfer]))[0])
}

/** @throws Refusal UP-1404 */
export async function transferNamed(call: Call<{ id: string }>, { database }: ApiDeps): Promise<Transfer> {
  const entity = entityOf(call.caller).id
  const id = idOf(call.path.id)
  const found = await database.asEntity(entity, (tx) => findTransfer(tx, entity, id))
  if (found === undefined) throw missing()
  return found
}

function idOf(named: string): TransferId {
  const id = parseId('transfer', named)
  if (id === undefined) throw missing()
  return id
}

function missing(): Refusal {
  return new Refusal('UP-1404', 'There is no such transfer.')
}
