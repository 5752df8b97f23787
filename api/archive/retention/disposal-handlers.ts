import {
  type Disposal,
  type DisposalId,
  type DisposalRecord,
  findDisposal,
  listDisposals,
  recordsOfDisposal,
  recordsToInspect,
} from '../../../archive/retention/disposal.ts'
import {
  approveDisposal,
  proposeDisposal,
  refuseDisposal,
  stopDisposal,
  withdrawDisposal,
} from '../../../archive/retention/propose-disposal.ts'
import { recordAudit } from '../../../core/audit/record-audit.ts'
import type { Tx } from '../../../core/db/database.ts'
import { dayMs } from '../../../core/durations.ts'
import { Refusal } from '../../../core/fault.ts'
import { type EntityId, parseId, type RecordId, showId } from '../../../core/words/id.ts'
import { entityOf } from '../../authentication/caller.ts'
import type * as contract from '../../contract/retention/disposals.ts'
import { csvReply } from '../../http/csv-reply.ts'
import { pageOf } from '../../http/cursor.ts'
import { json, type Reply } from '../../http/reply.ts'
import type { ApiDeps } from '../../server/api-deps.ts'
import { noteOf } from '../../server/audit-note.ts'
import type { Call, CallOf } from '../../server/route.ts'
import { by, changedEntity } from './retention-caller.ts'
import { showDisposals } from './show-disposal.ts'

/** A CSV holds at most this many records. */
const maxExported = 100_000

/** `GET /v1/archive/disposals` */
export async function getDisposals(call: CallOf<typeof contract.listDisposals>, deps: ApiDeps): Promise<Reply> {
  const { id } = entityOf(call.caller)
  const { status, series, limit, cursor } = call.query
  const before = cursor === undefined ? undefined : (deps.cursors.read('disposals', cursor) as DisposalId)
  const rows = await deps.database.asEntity(id, (tx) => listDisposals(tx, id, { status, series, before }, limit + 1))
  const shown = await showDisposals(call, deps, rows.slice(0, limit))
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return json(200, { items: shown, ...(last && { next: deps.cursors.write('disposals', last.id) }) })
}

/** `GET /v1/archive/disposals/{id}` */
export async function getDisposal(call: CallOf<typeof contract.getDisposal>, deps: ApiDeps): Promise<Reply> {
  return shown(call, deps, await disposalNamed(call, deps))
}

/** `POST /v1/archive/disposals` */
export async function postDisposal(call: CallOf<typeof contract.proposeDisposal>, deps: ApiDeps): Promise<Reply> {
  const entity = changedEntity(call)
  const { series, comment } = call.body
  const made = await deps.database.asHub((tx) => proposeDisposal(tx, entity, series, comment, by(call)))
  await recordAudit(deps.database, entity, noteOf(call, 'propose-disposal', 'disposal', showId('disposal', made.id)))
  deps.wakeDispatcher()
  return json(202, (await showDisposals(call, deps, [made]))[0])
}

/** `GET /v1/archive/disposals/{id}/records`: subjects and references are shown, so it is logged before it is answered. */
export async function getDisposalRecords(
  call: CallOf<typeof contract.listDisposalRecords>,
  deps: ApiDeps,
): Promise<Reply> {
  const { id, entity } = await disposalNamed(call, deps)
  const { verdict, draw, limit, cursor, format } = call.query
  await recordAudit(deps.database, entity, noteOf(call, 'list-disposal-records', 'disposal', call.path.id))
  const read = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => deps.database.asEntity(entity, work)
  if (format === 'csv')
    return csvOf(call.path.id, await read((tx) => recordsOfDisposal(tx, id, { verdict }, maxExported)))
  if (draw !== undefined)
    return json(200, { items: (await read((tx) => recordsToInspect(tx, id, draw, limit))).map(showRecord) })
  const after = cursor === undefined ? undefined : (deps.cursors.read('disposal-records', cursor) as RecordId)
  const rows = await read((tx) => recordsOfDisposal(tx, id, { verdict, after }, limit + 1))
  return json(
    200,
    pageOf(rows, limit, showRecord, (row) => deps.cursors.write('disposal-records', row.record)),
  )
}

function showRecord({
  record,
  verdict,
  reason,
  hold,
  year,
  dueOn,
  destroyed,
  reference,
  subject,
}: DisposalRecord): contract.DisposalRecord {
  return {
    record: showId('record', record),
    verdict,
    ...(reason !== null && { reason }),
    ...(hold !== null && { hold: showId('hold', hold) }),
    year,
    dueOn,
    destroyed,
    ...(reference !== null && { reference }),
    ...(subject !== null && { subject }),
  }
}

/** For a spreadsheet: without subjects, which may name people. */
function csvOf(name: string, rows: readonly DisposalRecord[]): Reply {
  const header = ['record', 'verdict', 'reason', 'hold', 'year', 'dueOn', 'destroyed', 'reference']
  const lines = rows.map((row) => [
    showId('record', row.record),
    row.verdict,
    row.reason ?? '',
    row.hold === null ? '' : showId('hold', row.hold),
    row.year,
    row.dueOn,
    row.destroyed ? 'yes' : 'no',
    row.reference ?? '',
  ])
  return csvReply(`${name}.csv`, [header, ...lines])
}

/** `POST /v1/archive/disposals/{id}/approve` */
export async function postApprove(call: CallOf<typeof contract.approveDisposal>, deps: ApiDeps): Promise<Reply> {
  const { note } = call.body
  const graceMs = deps.retention.graceDays * dayMs
  return change(call, deps, 'approve', (tx, entity, id) => approveDisposal(tx, entity, id, { note, graceMs }, by(call)))
}

/** `POST /v1/archive/disposals/{id}/refuse` */
export async function postRefuse(call: CallOf<typeof contract.refuseDisposal>, deps: ApiDeps): Promise<Reply> {
  return change(call, deps, 'refuse', (tx, entity, id) => refuseDisposal(tx, entity, id, call.body.reason, by(call)))
}

/** `POST /v1/archive/disposals/{id}/withdraw` */
export async function postWithdraw(call: CallOf<typeof contract.withdrawDisposal>, deps: ApiDeps): Promise<Reply> {
  return change(call, deps, 'withdraw', (tx, entity, id) => withdrawDisposal(tx, entity, id, by(call)))
}

/** `POST /v1/archive/disposals/{id}/stop` */
export async function postStop(call: CallOf<typeof contract.stopDisposal>, deps: ApiDeps): Promise<Reply> {
  return change(call, deps, 'stop', (tx, entity, id) => stopDisposal(tx, entity, id, call.body.reason, by(call)))
}

async function change(
  call: Call<{ id: string }>,
  deps: ApiDeps,
  verb: 'approve' | 'refuse' | 'withdraw' | 'stop',
  work: (tx: Tx, entity: EntityId, id: DisposalId) => Promise<Disposal>,
): Promise<Reply> {
  const entity = changedEntity(call)
  const id = idOf(call.path.id)
  const changed = await deps.database.asHub((tx) => work(tx, entity, id))
  await recordAudit(deps.database, entity, noteOf(call, `${verb}-disposal`, 'disposal', call.path.id))
  deps.wakeDispatcher()
  return shown(call, deps, changed)
}

async function shown(call: Call, deps: ApiDeps, disposal: Disposal): Promise<Reply> {
  return json(200, (await showDisposals(call, deps, [disposal]))[0])
}

/** @throws Refusal UP-1404 */
export async function disposalNamed(call: Call<{ id: string }>, { database }: ApiDeps): Promise<Disposal> {
  const entity = entityOf(call.caller).id
  const id = idOf(call.path.id)
  const found = await database.asEntity(entity, (tx) => findDisposal(tx, entity, id))
  if (found === undefined) throw missing()
  return found
}

function idOf(named: string): DisposalId {
  const id = parseId('disposal', named)
  if (id === undefined) throw missing()
  return id
}

function missing(): Refusal {
  return new Refusal('UP-1404', 'There is no such disposal.')
}
