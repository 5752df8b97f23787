import type { EventPlace } from '../../dispatcher/callbacks/callback.ts'
import { findTarget } from '../../dispatcher/callbacks/change-callback.ts'
import { readEventBodies } from '../../dispatcher/callbacks/event-bodies.ts'
import { listAttempts, type StoredAttempt } from '../../dispatcher/callbacks/store-attempts.ts'
import { entityOf } from '../authentication/caller.ts'
import type * as contract from '../contract/callbacks/callbacks.ts'
import { pageOf } from '../http/cursor.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { CallOf } from '../server/route.ts'
import { callbackNamed } from './callback-named.ts'
import { shownAttempt } from './show-attempt.ts'

/** `GET /v1/callbacks/{id}/attempts` */
export async function getAttempts(call: CallOf<typeof contract.listCallbackAttempts>, deps: ApiDeps): Promise<Reply> {
  const { entity, scope } = callbackNamed(call.caller, call.path.id)
  const { limit, cursor, failed } = call.query
  const list = `attempts ${call.path.id}`
  const before = cursor === undefined ? undefined : deps.cursors.read(list, cursor)
  const { rows, events, test } = await deps.database.asEntity(entity, async (tx) => {
    const target = await findTarget(tx, scope)
    const found = await listAttempts(tx, scope.id, { failed: failed === 'true', limit: limit + 1, before })
    return { rows: found, events: await readEventBodies(tx, found.flatMap(placeOf)), test: target.test }
  })
  const about = { callback: scope.id, code: entityOf(call.caller).code, test, events }
  return json(
    200,
    pageOf(
      rows,
      limit,
      (row) => shownAttempt(row, about),
      (row) => deps.cursors.write(list, row.id),
    ),
  )
}

function placeOf({ message, sequence, seq }: StoredAttempt): EventPlace[] {
  return message === null || sequence === null || seq === null ? [] : [{ message, sequence, seq }]
}
