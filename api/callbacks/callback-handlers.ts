import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import { type EntityId, showId } from '../../core/words/id.ts'
import type { CallTarget } from '../../dispatcher/callbacks/callback.ts'
import {
  type CallbackScope,
  changeCallback,
  findTarget,
  notFound,
  removeCallback,
  resumeCallback,
  rotateSecret,
  suspendCallback,
} from '../../dispatcher/callbacks/change-callback.ts'
import { createCallback } from '../../dispatcher/callbacks/create-callback.ts'
import { type CallbackView, listCallbacks } from '../../dispatcher/callbacks/list-callbacks.ts'
import { type Pinged, pingCallback } from '../../dispatcher/callbacks/ping-callback.ts'
import { replayEvents } from '../../dispatcher/callbacks/replay-events.ts'
import { targetFault, targetRepair } from '../../dispatcher/outside/target.ts'
import { entityOf, senderOf } from '../authentication/caller.ts'
import type * as contract from '../contract/callbacks/callbacks.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { Call, CallOf } from '../server/route.ts'
import { callbackNamed } from './callback-named.ts'
import { shownAttempt } from './show-attempt.ts'
import { shownCallback, shownPing } from './show-callback.ts'

/** `POST /v1/callbacks` */
export async function postCallback(call: CallOf<typeof contract.createCallback>, deps: ApiDeps): Promise<Reply> {
  const { entity, test } = senderOf(call.caller)
  const { url, types = ['*'], name } = call.body
  refuseUrl(url, deps)
  const wanted = { url, types, name, test: test || call.body.test === true, createdBy: call.caller.actor }
  const { id, secret } = await deps.database.asEntity(entity, (tx) =>
    createCallback(tx, entity, wanted, deps.keyring, call.now),
  )
  await note(call, deps, entity, 'create-callback', showId('callback', id))
  const scope = { id, testOnly: false }
  const { attempt } = await ping(call, deps, entity, scope)
  const { secret: _, ...shown } = shownCallback(await view(deps, entity, scope, call.now))
  return json(201, { ...shown, secret, ping: shownPing(attempt) } satisfies contract.CreatedCallback)
}

/** `GET /v1/callbacks` */
export async function getCallbacks(call: Call, deps: ApiDeps): Promise<Reply> {
  const { entity, test } = senderOf(call.caller)
  const rows = await deps.database.asEntity(entity, (tx) => listCallbacks(tx, entity, { testOnly: test }, call.now))
  return json(200, { items: rows.map(shownCallback) })
}

/** `GET /v1/callbacks/{id}` */
export async function getCallback(call: CallOf<typeof contract.getCallback>, deps: ApiDeps): Promise<Reply> {
  const { entity, scope } = callbackNamed(call.caller, call.path.id)
  return json(200, shownCallback(await view(deps, entity, scope, call.now)))
}

/** `PATCH /v1/callbacks/{id}`: another URL is used once it has accepted a ping. */
export async function patchCallback(call: CallOf<typeof contract.changeCallback>, deps: ApiDeps): Promise<Reply> {
  const { entity, scope } = callbackNamed(call.caller, call.path.id)
  const { url, types, name } = call.body
  const { url: known } = await deps.database.asEntity(entity, (tx) => findTarget(tx, scope))
  const isMoved = url !== undefined && url !== known
  if (isMoved) {
    refuseUrl(url, deps)
    const { attempt } = await ping(call, deps, entity, scope, url)
    if (attempt.outcome !== 'accepted')
      throw new Refusal(
        'UP-3099',
        'The system at the new URL did not accept the ping. Nothing was changed; events go to the old URL.',
        [],
        { ping: shownPing(attempt) },
      )
  }
  const wanted = { ...(isMoved && { url }), types, name }
  await deps.database.asEntity(entity, (tx) => changeCallback(tx, scope, wanted, call.now))
  await note(call, deps, entity, 'change-callback', call.path.id)
  return json(200, shownCallback(await view(deps, entity, scope, call.now)))
}

/** `DELETE /v1/callbacks/{id}` */
export async function deleteCallback(call: CallOf<typeof contract.removeCallback>, deps: ApiDeps): Promise<Reply> {
  const { entity, scope } = callbackNamed(call.caller, call.path.id)
  await deps.database.asEntity(entity, (tx) => removeCallback(tx, scope, call.now))
  await note(call, deps, entity, 'remove-callback', call.path.id)
  return { status: 204 }
}

/** `POST /v1/callbacks/{id}/test` */
export async function postTest(call: CallOf<typeof contract.testCallback>, deps: ApiDeps): Promise<Reply> {
  const { entity, scope } = callbackNamed(call.caller, call.path.id)
  const { id, attempt, target } = await ping(call, deps, entity, scope)
  await note(call, deps, entity, 'test-callback', call.path.id)
  const stored = { ...attempt, id, message: null, sequence: null, seq: null, number: 1 }
  const about = { callback: scope.id, code: entityOf(call.caller).code, test: target.test, events: new Map() }
  return json(200, shownAttempt(stored, about))
}

/** `POST /v1/callbacks/{id}/suspend` */
export async function postSuspend(call: CallOf<typeof contract.suspendCallback>, deps: ApiDeps): Promise<Reply> {
  const { entity, scope } = callbackNamed(call.caller, call.path.id)
  await deps.database.asEntity(entity, (tx) => suspendCallback(tx, scope, call.now))
  await note(call, deps, entity, 'suspend-callback', call.path.id)
  return json(200, shownCallback(await view(deps, entity, scope, call.now)))
}

/** `POST /v1/callbacks/{id}/resume` */
export async function postResume(call: CallOf<typeof contract.resumeCallback>, deps: ApiDeps): Promise<Reply> {
  const { entity, scope } = callbackNamed(call.caller, call.path.id)
  await deps.database.asEntity(entity, (tx) => resumeCallback(tx, scope, call.now))
  await note(call, deps, entity, 'resume-callback', call.path.id)
  return json(200, shownCallback(await view(deps, entity, scope, call.now)))
}

/** `POST /v1/callbacks/{id}/rotate-secret` */
export async function postRotate(call: CallOf<typeof contract.rotateCallbackSecret>, deps: ApiDeps): Promise<Reply> {
  const { entity, scope } = callbackNamed(call.caller, call.path.id)
  const { secret, previousUntil } = await deps.database.asEntity(entity, (tx) =>
    rotateSecret(tx, scope, deps.keyring, call.now),
  )
  await note(call, deps, entity, 'rotate-callback-secret', call.path.id)
  return json(200, { secret, previousUntil: previousUntil.toISOString() })
}

/** `POST /v1/callbacks/{id}/replay` */
export async function postReplay(call: CallOf<typeof contract.replayCallback>, deps: ApiDeps): Promise<Reply> {
  const { entity, scope } = callbackNamed(call.caller, call.path.id)
  const [from, to] = [new Date(call.body.from), call.body.to === undefined ? call.now : new Date(call.body.to)]
  if (from >= to || from > call.now)
    throw new Refusal('UP-1001', 'Correct it and send again.', [
      { in: 'body', pointer: '/from', code: 'UP-2205', detail: 'Give a moment in the past, before `to`.' },
    ])
  const wanted = { from, to: to > call.now ? call.now : to, types: call.body.types }
  const events = await replayEvents(deps.database, entity, scope, wanted, call.now)
  await note(call, deps, entity, 'replay-callback', call.path.id)
  return json(202, { events })
}

async function view(
  deps: ApiDeps,
  entity: EntityId,
  { id, testOnly }: CallbackScope,
  now: Date,
): Promise<CallbackView> {
  const [row] = await deps.database.asEntity(entity, (tx) => listCallbacks(tx, entity, { testOnly, id }, now))
  return row ?? notFound()
}

/** @param url where the ping goes; absent: to that of the callback */
async function ping(
  call: Call,
  deps: ApiDeps,
  entity: EntityId,
  scope: CallbackScope,
  url?: string,
): Promise<Pinged & { readonly target: CallTarget & { readonly test: boolean } }> {
  const known = await deps.database.asEntity(entity, (tx) => findTarget(tx, scope))
  const target = url === undefined ? known : { ...known, url }
  const { code } = entityOf(call.caller)
  return { ...(await pingCallback(deps, { target, code, test: target.test }, call.now)), target }
}

function note(call: Call, deps: ApiDeps, entity: EntityId, action: string, subject: string): Promise<void> {
  return recordAudit(deps.database, entity, noteOf(call, action, 'callback', subject))
}

/** @throws Refusal UP-1001 with UP-2080 */
function refuseUrl(url: string, { outside }: ApiDeps): void {
  const wrong = targetFault(url, outside.allowPrivate)
  if (wrong !== undefined)
    throw new Refusal('UP-1001', 'Correct it and send again.', [
      { in: 'body', pointer: '/url', code: 'UP-2080', reason: wrong, detail: targetRepair[wrong] },
    ])
}
