import { listLimitedEntities, listLimitedKeys } from '../../core/tenants/quotas/list-limits.ts'
import { showId } from '../../core/words/id.ts'
import { entityOf } from '../authentication/caller.ts'
import type * as contract from '../contract/entity/limits.ts'
import { pageOf } from '../http/cursor.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { CallOf } from '../server/route.ts'

/** More than an entity has systems. */
const maxKeys = 1_000

/** `GET /v1/key-limits` */
export async function getKeyLimits(
  { caller, now }: CallOf<typeof contract.listLimitedKeys>,
  { database }: ApiDeps,
): Promise<Reply> {
  const entity = entityOf(caller).id
  const keys = await database.asEntity(entity, (tx) => listLimitedKeys(tx, entity, maxKeys, now))
  return json(200, { items: keys.map((key) => ({ ...key, id: showId('apiKey', key.id) })) })
}

/** `GET /v1/entity-limits` */
export async function getLimitsOfEntities(
  { query, now }: CallOf<typeof contract.listLimitedEntities>,
  { database, cursors }: ApiDeps,
): Promise<Reply> {
  const { limit, cursor, q: words } = query
  const after = cursor === undefined ? {} : { after: cursors.read('entity-limits', cursor) }
  const found = await listLimitedEntities(
    database.hub,
    { limit: limit + 1, ...after, ...(words !== undefined && { words }) },
    now,
  )
  return json(
    200,
    pageOf(
      found,
      limit,
      (entity) => ({ ...entity, id: showId('entity', entity.id) }),
      ({ code }) => cursors.write('entity-limits', code),
    ),
  )
}
