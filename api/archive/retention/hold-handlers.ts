import { type HeldThing, type LegalHold, listHolds, placeHold, releaseHold } from '../../../archive/retention/holds.ts'
import { recordAudit } from '../../../core/audit/record-audit.ts'
import { Refusal } from '../../../core/fault.ts'
import { namesOfActors } from '../../../core/tenants/actor-name.ts'
import { type Id, parseId, showId } from '../../../core/words/id.ts'
import { entityOf } from '../../authentication/caller.ts'
import type * as contract from '../../contract/retention/holds.ts'
import { pageOf } from '../../http/cursor.ts'
import { json, type Reply } from '../../http/reply.ts'
import type { ApiDeps } from '../../server/api-deps.ts'
import { noteOf } from '../../server/audit-note.ts'
import type { CallOf } from '../../server/route.ts'
import { by, changedEntity, nameIn } from './retention-caller.ts'

/** `GET /v1/archive/holds` */
export async function getHolds(call: CallOf<typeof contract.listHolds>, deps: ApiDeps): Promise<Reply> {
  const { id } = entityOf(call.caller)
  const { state, record, limit, cursor } = call.query
  const of = record === undefined ? undefined : parseId('record', record)
  if (record !== undefined && of === undefined) return json(200, { items: [] })
  const before = cursor === undefined ? undefined : (deps.cursors.read('holds', cursor) as Id<'hold'>)
  const active = state && state === 'active'
  const rows = await deps.database.asEntity(id, (tx) => listHolds(tx, deps, id, { active, of, before }, limit + 1))
  await recordAudit(deps.database, id, noteOf(call, 'list-holds', 'entity', showId('entity', id)))
  const names = await namesIn(deps, rows)
  return json(
    200,
    pageOf(
      rows,
      limit,
      (row) => showHold(row, names),
      (row) => deps.cursors.write('holds', row.id),
    ),
  )
}

/** `POST /v1/archive/holds` */
export async function postHold(call: CallOf<typeof contract.placeHold>, deps: ApiDeps): Promise<Reply> {
  const entity = changedEntity(call)
  const { reason, reviewOn } = call.body
  const thing = thingOf(call.body, deps)
  const hold = await deps.database.asHub((tx) => placeHold(tx, deps, entity, { thing, reason, reviewOn }, by(call)))
  await recordAudit(deps.database, entity, noteOf(call, 'place-hold', 'hold', showId('hold', hold.id)))
  return json(201, showHold(hold, await namesIn(deps, [hold])))
}

function thingOf(body: CallOf<typeof contract.placeHold>['body'], { keyring }: ApiDeps): HeldThing {
  if (body.dossier !== undefined) return { dossier: body.dossier }
  if (body.series !== undefined) return { series: body.series }
  if (body.insz !== undefined) return { recipient: keyring.blindIndex('insz', body.insz) }
  if (body.enterpriseNumber !== undefined)
    return { recipient: keyring.blindIndex('enterprise-number', body.enterpriseNumber) }
  const record = parseId('record', body.record ?? '')
  if (record === undefined) throw new Refusal('UP-1404', 'There is no such record.')
  return { record }
}

/** `POST /v1/archive/holds/{id}/release` */
export async function postRelease(call: CallOf<typeof contract.releaseHold>, deps: ApiDeps): Promise<Reply> {
  const entity = changedEntity(call)
  const id = parseId('hold', call.path.id)
  if (id === undefined) throw new Refusal('UP-1404', 'There is no such hold.')
  const hold = await deps.database.asHub((tx) => releaseHold(tx, deps, entity, id, call.body.reason, by(call)))
  await recordAudit(deps.database, entity, noteOf(call, 'release-hold', 'hold', call.path.id))
  return json(200, showHold(hold, await namesIn(deps, [hold])))
}

async function namesIn({ database }: ApiDeps, holds: readonly LegalHold[]): Promise<ReadonlyMap<string, string>> {
  return namesOfActors(
    database.hub,
    holds.flatMap(({ by: placed, releasedBy }) => [placed, releasedBy ?? '']),
  )
}

export function showHold(hold: LegalHold, names: ReadonlyMap<string, string>): contract.LegalHold {
  const { record, dossier, series, reviewOn, releasedBy, releasedAt, releaseReason } = hold
  const of = record !== null ? 'record' : dossier !== null ? 'dossier' : series !== null ? 'series' : 'recipient'
  return {
    id: showId('hold', hold.id),
    of,
    ...(record !== null && { record: showId('record', record) }),
    ...(dossier !== null && { dossier }),
    ...(series !== null && { series }),
    reason: hold.reason,
    placedBy: nameIn(names, hold.by),
    placedAt: hold.since.toISOString(),
    ...(reviewOn !== null && { reviewOn }),
    ...(releasedBy !== null && { releasedBy: nameIn(names, releasedBy) }),
    ...(releasedAt !== null && { releasedAt: releasedAt.toISOString() }),
    ...(releaseReason !== null && { releaseReason }),
  }
}
