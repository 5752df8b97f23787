import { closeRun } from '../../../channels/print/store/runs/close-run.ts'
import { rerunPart } from '../../../channels/print/store/runs/rerun-part.ts'
import { listRuns, type RunDetail, type RunPlace, showRun } from '../../../channels/print/store/runs/show-runs.ts'
import { recordAudit } from '../../../core/audit/record-audit.ts'
import type { Tx } from '../../../core/db/database.ts'
import { Refusal } from '../../../core/fault.ts'
import { type Id, parseId } from '../../../core/words/id.ts'
import { type Caller, entityOf, isOperator } from '../../authentication/caller.ts'
import type * as contract from '../../contract/print/print.ts'
import { pageOf } from '../../http/cursor.ts'
import { json, type Reply } from '../../http/reply.ts'
import type { ApiDeps } from '../../server/api-deps.ts'
import { noteOf } from '../../server/audit-note.ts'
import type { CallOf } from '../../server/route.ts'
import { shownRun } from './shown-print-run.ts'

/** `GET /v1/print-runs`: an entity sees its own, the hub sees all. */
export async function getPrintRuns(call: CallOf<typeof contract.listPrintRuns>, deps: ApiDeps): Promise<Reply> {
  const { limit, cursor } = call.query
  const after = cursor === undefined ? undefined : placeOf(deps.cursors.read('runs', cursor))
  const rows = await asSeen(call.caller, deps, (tx) => listRuns(tx, limit + 1, after))
  return json(
    200,
    pageOf(rows, limit, shownRun, (row) => deps.cursors.write('runs', `${row.cutOffAt.toISOString()} ${row.id}`)),
  )
}

/** `GET /v1/print-runs/{id}` */
export async function getPrintRun(call: CallOf<typeof contract.getPrintRun>, deps: ApiDeps): Promise<Reply> {
  return json(200, shownRun(await runNamed(call.path.id, call.caller, deps, call.now)))
}

/** `POST /v1/print-runs/{id}/close`: before its cut-off. A run that is already closed stays as it is. */
export async function postClosePrintRun(call: CallOf<typeof contract.closePrintRun>, deps: ApiDeps): Promise<Reply> {
  const { id, entity } = await runNamed(call.path.id, call.caller, deps, call.now)
  await deps.database.asHub((tx) => closeRun(tx, id, call.now, true))
  await recordAudit(deps.database, entity, noteOf(call, 'close-print-run', 'print-run', call.path.id))
  return json(200, shownRun(await runNamed(call.path.id, call.caller, deps, call.now)))
}

/** `POST /v1/print-runs/{id}/parts/{n}/rerun` */
export async function postRerunPrintPart(call: CallOf<typeof contract.rerunPrintPart>, deps: ApiDeps): Promise<Reply> {
  const { id, entity } = await runNamed(call.path.id, call.caller, deps, call.now)
  const { reason, statement } = call.body
  const order = { reason, statement, by: call.caller.actor }
  const result = await deps.database.asHub((tx) => rerunPart(tx, { run: id, n: call.path.n }, order, call.now))
  if (result.kind === 'unknown') throw new Refusal('UP-1404', 'The run has no such part.')
  if (result.kind === 'statement-needed')
    throw new Refusal('UP-3041', 'The partner has not reported this part as refused; give a statement.')
  if (result.kind !== 'ordered') throw new Refusal('UP-3042', 'No letter of this part can leave once more.')
  const part = `${call.path.id}-${String(call.path.n).padStart(3, '0')}`
  // Reason and statement are kept with the new part.
  await recordAudit(deps.database, entity, noteOf(call, 'rerun-print-part', 'print-part', part))
  return json(200, shownRun(await runNamed(call.path.id, call.caller, deps, call.now)))
}

export async function runNamed(named: string, caller: Caller, deps: ApiDeps, now: Date): Promise<RunDetail> {
  const id = parseId('run', named)
  const run = id === undefined ? undefined : await asSeen(caller, deps, (tx) => showRun(tx, id, now))
  if (run === undefined) throw new Refusal('UP-1404', 'There is no such print run.')
  return run
}

export function asSeen<T>(caller: Caller, { database }: ApiDeps, work: (tx: Tx) => Promise<T>): Promise<T> {
  const ofHub = isOperator(caller) && !('entity' in caller)
  return ofHub ? database.asHub(work) : database.asEntity(entityOf(caller).id, work)
}

function placeOf(position: string): RunPlace {
  const [at = '', id = ''] = position.split(' ')
  return { cutOffAt: new Date(at), id: id as Id<'run'> }
}
