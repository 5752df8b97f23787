import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import { dataSchema } from '../../templates/language/check/data-schema.ts'
import { findHouseStyleKey } from '../../templates/store/house-styles/house-styles.ts'
import { listTemplates } from '../../templates/store/list-templates.ts'
import { findVersion } from '../../templates/store/versions/find-version.ts'
import { readLatestPublished, readVersionFor } from '../../templates/store/versions/read-version.ts'
import { copyVersion, createTemplate, renameTemplate, saveDraft } from '../../templates/store/versions/write-version.ts'
import { entityOf } from '../authentication/caller.ts'
import type * as contract from '../contract/templates/template-operations.ts'
import { pageOf } from '../http/cursor.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { Call, CallOf } from '../server/route.ts'
import { readContent } from './read-content.ts'
import { replyVersion, showTemplate } from './show-version.ts'

/** The person or key that writes, submits, judges or publishes, as the steps of a version record it. */
export function actorOf({ caller, now }: Pick<Call, 'caller' | 'now'>): { actor: string; now: Date } {
  return { actor: caller.actor, now }
}

/** `GET /v1/templates` */
export async function getTemplates(call: CallOf<typeof contract.listTemplates>, deps: ApiDeps): Promise<Reply> {
  const { limit, cursor, key, q } = call.query
  const after = cursor === undefined ? undefined : deps.cursors.read('templates', cursor)
  const rows = await deps.database.asEntity(entityOf(call.caller).id, (tx) =>
    listTemplates(tx, limit + 1, after, key, q),
  )
  return json(
    200,
    pageOf(rows, limit, showTemplate, (row) => deps.cursors.write('templates', row.key)),
  )
}

/** `POST /v1/templates` */
export async function postTemplate(call: CallOf<typeof contract.createTemplate>, deps: ApiDeps): Promise<Reply> {
  const { id } = entityOf(call.caller)
  const { key, name, class: messageClass = 'information' } = call.body
  const reading = await deps.database.asEntity(id, async (tx) => {
    const made = await createTemplate(tx, id, { key, name, class: messageClass }, actorOf(call))
    return readVersionFor(tx, key, made.number, call.caller.actor)
  })
  return replyVersion(201, reading, deps)
}

/** `GET /v1/templates/{key}` */
export async function getTemplate(call: CallOf<typeof contract.getTemplate>, deps: ApiDeps): Promise<Reply> {
  const { id } = entityOf(call.caller)
  return replyVersion(
    200,
    await deps.database.asEntity(id, (tx) => readLatestPublished(tx, call.path.key, call.caller.actor)),
    deps,
  )
}

/** `PUT /v1/templates/{key}` */
export async function putTemplate(call: CallOf<typeof contract.renameTemplate>, deps: ApiDeps): Promise<Reply> {
  const { id } = entityOf(call.caller)
  const { key } = call.path
  const [row] = await deps.database.asEntity(id, async (tx) => {
    await renameTemplate(tx, key, call.body.name)
    return listTemplates(tx, 1, undefined, key)
  })
  if (row === undefined) throw new Error('A template that was renamed is gone')
  await recordAudit(deps.database, id, noteOf(call, 'rename-template', 'template', key))
  return json(200, showTemplate(row))
}

/** `POST /v1/templates/{key}/versions` */
export async function postVersion(call: CallOf<typeof contract.createVersion>, deps: ApiDeps): Promise<Reply> {
  const { key } = call.path
  const reading = await deps.database.asEntity(entityOf(call.caller).id, async (tx) => {
    const made = await copyVersion(tx, key, call.body.from, actorOf(call))
    return readVersionFor(tx, key, made.number, call.caller.actor)
  })
  return replyVersion(201, reading, deps)
}

/** `GET /v1/templates/{key}/versions/{version}` */
export async function getVersion(call: CallOf<typeof contract.getVersion>, deps: ApiDeps): Promise<Reply> {
  const { key, version } = call.path
  return replyVersion(
    200,
    await deps.database.asEntity(entityOf(call.caller).id, (tx) => readVersionFor(tx, key, version, call.caller.actor)),
    deps,
  )
}

/** `PUT /v1/templates/{key}/versions/{version}`: a draft may have faults; they are reported, and prevent submitting. */
export async function putVersion(call: CallOf<typeof contract.saveVersion>, deps: ApiDeps): Promise<Reply> {
  const { key, version } = call.path
  const { id } = entityOf(call.caller)
  const reading = await deps.database.asEntity(id, async (tx) => {
    const { houseStyle: named } = call.body
    const style = named === undefined ? undefined : await findHouseStyleKey(tx, id, named)
    if (named !== undefined && style === undefined) throw noHouseStyle()
    await saveDraft(tx, key, version, readContent(call.body, style), call.ifMatch, actorOf(call))
    return readVersionFor(tx, key, version, call.caller.actor)
  })
  return replyVersion(200, reading, deps)
}

function noHouseStyle(): Refusal {
  const detail = 'There is no such house style; take its `id` from GET /v1/house-styles.'
  return new Refusal('UP-1001', 'Correct it and send again.', [
    { in: 'body', pointer: '/houseStyle', code: 'UP-2305', detail },
  ])
}

/** `GET /v1/templates/{key}/versions/{version}/schema.json` */
export async function getDataSchema(call: CallOf<typeof contract.getDataSchema>, deps: ApiDeps): Promise<Reply> {
  const { key, version } = call.path
  const found = await deps.database.asEntity(entityOf(call.caller).id, (tx) => findVersion(tx, key, version))
  const schema = dataSchema(found.version.source.variables)
  return { status: 200, bytes: JSON.stringify(schema, null, 2), mediaType: 'application/schema+json' }
}
