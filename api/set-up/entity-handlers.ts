import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import { createEntity, type EntityRow, listEntities, setEntityStatus } from '../../core/tenants/entities.ts'
import type { EntityStatus } from '../../core/tenants/schema.ts'
import { type EntityId, parseId, showId } from '../../core/words/id.ts'
import type * as contract from '../contract/entity/set-up.ts'
import { pageOf } from '../http/cursor.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'

/** `POST /v1/entities` */
export async function postEntity(call: CallOf<typeof contract.createEntity>, deps: ApiDeps): Promise<Reply> {
  const { code, name, kind, languagePolicy } = call.body
  if (code.startsWith('OVO') !== (kind === 'flemish')) {
    throw new Refusal('UP-1001', 'Correct it and send again.', [
      {
        in: 'body',
        pointer: '/code',
        code: 'UP-2203',
        detail: 'A Flemish entity has an OVO code, a local government an enterprise number.',
      },
    ])
  }
  const made = await deps.database.asHub((tx) =>
    createEntity(tx, deps.keyring, { code, name, kind, languagePolicy }, call.now),
  )
  await recordAudit(deps.database, made.id, noteOf(call, 'create-entity', 'entity', showId('entity', made.id)))
  return json(201, shown(made))
}

/** `GET /v1/entities` */
export async function getEntities(call: CallOf<typeof contract.listEntities>, deps: ApiDeps): Promise<Reply> {
  const { limit, cursor } = call.query
  const before = cursor === undefined ? undefined : (deps.cursors.read('entities', cursor) as EntityId)
  const rows = await deps.database.asHub((tx) => listEntities(tx, limit + 1, before))
  return json(
    200,
    pageOf(rows, limit, shown, (row) => deps.cursors.write('entities', row.id)),
  )
}

/** `POST /v1/entities/{id}/open` */
export const postOpen = changeTo('open')
/** `POST /v1/entities/{id}/suspend` */
export const postSuspend = changeTo('suspended')

function changeTo(status: EntityStatus) {
  return async (call: CallOf<typeof contract.openEntity>, deps: ApiDeps): Promise<Reply> => {
    const id = parseId('entity', call.path.id)
    if (id === undefined) throw new Refusal('UP-1404', 'There is no such entity.')
    const row = await deps.database.asHub((tx) => setEntityStatus(tx, id, status))
    deps.keys.forget()
    await recordAudit(deps.database, id, noteOf(call, `set-entity-${status}`, 'entity', call.path.id))
    return json(200, shown(row))
  }
}

function shown(row: EntityRow): contract.Entity {
  return {
    id: showId('entity', row.id),
    code: row.code,
    name: row.name,
    kind: row.kind,
    languagePolicy: row.languagePolicy,
    status: row.status,
    createdAt: row.createdAt.toISOString(),
  }
}
