import {
  changeSeries,
  decideSeriesChange,
  listSeriesChanges,
  type SeriesChange,
} from '../../../archive/retention/change-series.ts'
import { listDisposals } from '../../../archive/retention/disposal.ts'
import { endDossier, reopenDossier } from '../../../archive/retention/dossiers.ts'
import { listSeries, type Series } from '../../../archive/retention/series.ts'
import { recordAudit } from '../../../core/audit/record-audit.ts'
import { Refusal } from '../../../core/fault.ts'
import { namesOfActors } from '../../../core/tenants/actor-name.ts'
import { type Id, parseId, showId } from '../../../core/words/id.ts'
import { entityOf } from '../../authentication/caller.ts'
import type * as contract from '../../contract/retention/series.ts'
import { json, type Reply } from '../../http/reply.ts'
import type { ApiDeps } from '../../server/api-deps.ts'
import { noteOf } from '../../server/audit-note.ts'
import type { Call, CallOf } from '../../server/route.ts'
import { by, changedEntity, nameIn, ownAmong } from './retention-caller.ts'

/** Series of an entity of which the open disposal is looked up: there is one at most for each. */
const maxOpen = 1_000

/** `GET /v1/archive/series`: an entity has tens of them, so one page holds all. */
export async function getSeries(call: CallOf<typeof contract.listSeries>, { database }: ApiDeps): Promise<Reply> {
  const { id } = entityOf(call.caller)
  const { series, disposals, changes } = await database.asEntity(id, async (tx) => ({
    series: await listSeries(tx, id),
    disposals: await listDisposals(tx, id, { open: true }, maxOpen),
    changes: await listSeriesChanges(tx, id, { status: 'waiting' }, maxOpen),
  }))
  const openOf = new Map(disposals.map((each) => [each.series, showId('disposal', each.id)]))
  const waitingOf = new Map(changes.map((each) => [each.series, showId('seriesChange', each.id)]))
  return json(200, { items: series.map((each) => showSeries(each, openOf.get(each.key), waitingOf.get(each.key))) })
}

function showSeries(
  { key, name, rule, version, due, held, countedAt }: Series,
  openDisposal: string | undefined,
  waitingChange: string | undefined,
): contract.Series {
  return {
    key,
    name,
    ...(rule !== undefined && { rule }),
    version,
    ...(due !== null && { due }),
    ...(held !== null && { held }),
    ...(countedAt !== null && { countedAt: countedAt.toISOString() }),
    ...(openDisposal !== undefined && { openDisposal }),
    ...(waitingChange !== undefined && { waitingChange }),
  }
}

/** `POST /v1/archive/series` */
export async function postSeries(call: CallOf<typeof contract.changeSeries>, deps: ApiDeps): Promise<Reply> {
  const entity = changedEntity(call)
  const { key, ...wanted } = call.body
  const made = await deps.database.asHub((tx) => changeSeries(tx, entity, key, wanted, by(call)))
  await recordAudit(
    deps.database,
    entity,
    noteOf(call, 'change-series', 'series-change', showId('seriesChange', made.id)),
  )
  return json(201, (await showChanges(call, deps, [made]))[0])
}

/** `GET /v1/archive/series-changes` */
export async function getSeriesChanges(call: CallOf<typeof contract.listSeriesChanges>, deps: ApiDeps): Promise<Reply> {
  const { id } = entityOf(call.caller)
  const { limit, ...question } = call.query
  const rows = await deps.database.asEntity(id, (tx) => listSeriesChanges(tx, id, question, limit))
  return json(200, { items: await showChanges(call, deps, rows) })
}

/** `POST /v1/archive/series-changes/{id}/approve` */
export async function postApproveChange(
  call: CallOf<typeof contract.approveSeriesChange>,
  deps: ApiDeps,
): Promise<Reply> {
  return decide(call, deps, 'approve')
}

/** `POST /v1/archive/series-changes/{id}/refuse` */
export async function postRefuseChange(
  call: CallOf<typeof contract.refuseSeriesChange>,
  deps: ApiDeps,
): Promise<Reply> {
  return decide(call, deps, 'refuse', call.body.reason)
}

/** `POST /v1/archive/series-changes/{id}/withdraw` */
export async function postWithdrawChange(
  call: CallOf<typeof contract.withdrawSeriesChange>,
  deps: ApiDeps,
): Promise<Reply> {
  return decide(call, deps, 'withdraw')
}

async function decide(
  call: Call<{ id: string }>,
  deps: ApiDeps,
  verb: 'approve' | 'refuse' | 'withdraw',
  reason?: string,
): Promise<Reply> {
  const entity = changedEntity(call)
  const id = changeNamed(call.path.id)
  const decided = await deps.database.asHub((tx) => decideSeriesChange(tx, entity, id, { verb, reason }, by(call)))
  await recordAudit(deps.database, entity, noteOf(call, `${verb}-series-change`, 'series-change', call.path.id))
  return json(200, (await showChanges(call, deps, [decided]))[0])
}

function changeNamed(shown: string): Id<'seriesChange'> {
  const id = parseId('seriesChange', shown)
  if (id === undefined) throw new Refusal('UP-1404', 'There is no such change of a series.')
  return id
}

/** `POST /v1/archive/dossiers` */
export async function postDossier(call: CallOf<typeof contract.setDossierState>, deps: ApiDeps): Promise<Reply> {
  const entity = changedEntity(call)
  const { dossier, closedOn } = call.body
  const { hub } = deps.database
  if (closedOn === undefined) await reopenDossier(hub, entity, dossier)
  else await endDossier(hub, entity, dossier, closedOn, by(call))
  const action = closedOn === undefined ? 'reopen-dossier' : 'close-dossier'
  await recordAudit(deps.database, entity, noteOf(call, action, 'dossier', 'dossier'))
  return json(200, { dossier, ...(closedOn !== undefined && { closedOn }) })
}

async function showChanges(
  call: Call,
  deps: ApiDeps,
  changes: readonly SeriesChange[],
): Promise<contract.SeriesChange[]> {
  const names = await namesOfActors(
    deps.database.hub,
    changes.flatMap(({ proposedBy, decidedBy }) => [proposedBy, decidedBy ?? '']),
  )
  const waiting = changes.filter(({ status }) => status === 'waiting')
  const own = await ownAmong(
    deps,
    call,
    waiting.map(({ proposedBy }) => proposedBy),
  )
  return changes.map(({ id, series, wanted, before, version, shortens, status, ...row }) => ({
    id: showId('seriesChange', id),
    series,
    name: wanted.name,
    rule: wanted.rule,
    before,
    ...(version !== null && { version }),
    shortens,
    status,
    ...(row.comment !== null && { comment: row.comment }),
    proposedBy: nameIn(names, row.proposedBy),
    proposedAt: row.proposedAt.toISOString(),
    own: own.has(row.proposedBy),
    ...(row.decidedBy !== null && { decidedBy: nameIn(names, row.decidedBy) }),
    ...(row.decidedAt !== null && { decidedAt: row.decidedAt.toISOString() }),
    ...(row.reason !== null && { reason: row.reason }),
  }))
}
