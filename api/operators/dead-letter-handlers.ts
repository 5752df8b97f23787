import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import { type Id, parseId, showId } from '../../core/words/id.ts'
import { replayHelps, stuckKindOf } from '../../core/words/stuck.ts'
import { closeDeadLetter } from '../../dispatcher/dead-letters/close-dead-letter.ts'
import { type DeadLetter, type DeadLetterView, listDeadLetters } from '../../dispatcher/dead-letters/dead-letter.ts'
import { replayDeadLetter } from '../../dispatcher/dead-letters/replay-dead-letter.ts'
import type * as contract from '../contract/hub/operator.ts'
import { pageOf } from '../http/cursor.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { Call, CallOf } from '../server/route.ts'

/** `GET /v1/dead-letters`: the waiting ones, of every entity. */
export async function getDeadLetters(call: CallOf<typeof contract.listDeadLetters>, deps: ApiDeps): Promise<Reply> {
  const { limit, cursor } = call.query
  const before = cursor === undefined ? undefined : (deps.cursors.read('dead-letters', cursor) as Id<'deadLetter'>)
  const rows = await listDeadLetters(deps.database.hub, limit + 1, before)
  return json(
    200,
    pageOf(rows, limit, shown, (row) => deps.cursors.write('dead-letters', row.id)),
  )
}

/** `POST /v1/dead-letters/{id}/replay` */
export function postReplay(call: CallOf<typeof contract.replayDeadLetter>, deps: ApiDeps): Promise<Reply> {
  return settle(call, deps, 'replay-dead-letter', replayDeadLetter)
}

/** `POST /v1/dead-letters/{id}/close`: its message becomes `failed`. */
export function postCloseDeadLetter(call: CallOf<typeof contract.closeDeadLetter>, deps: ApiDeps): Promise<Reply> {
  return settle(call, deps, 'close-dead-letter', closeDeadLetter)
}

async function settle(
  call: Call<{ id: string }, unknown, { reason?: string }>,
  deps: ApiDeps,
  action: string,
  end: typeof replayDeadLetter,
): Promise<Reply> {
  const id = parseId('deadLetter', call.path.id)
  if (id === undefined) throw new Refusal('UP-1404', 'There is no such dead letter.')
  const { actor } = call.caller
  const ended = await end(deps.database, id, { by: actor, reason: call.body.reason, now: call.now })
  await recordAudit(deps.database, undefined, noteOf(call, action, 'dead-letter', call.path.id))
  return json(200, shown(ended))
}

function shown(letter: DeadLetter | DeadLetterView): contract.DeadLetter {
  const kind = stuckKindOf(letter.code)
  return {
    id: showId('deadLetter', letter.id),
    message: showId('message', letter.message),
    entity: showId('entity', letter.entity),
    ...('reference' in letter && {
      entityName: letter.entityName,
      reference: letter.reference,
      ...(letter.templateKey !== null && { template: letter.templateKey }),
    }),
    stage: letter.stage,
    code: letter.code,
    kind,
    replay: replayHelps(kind),
    attempts: letter.attempts,
    firstAt: letter.firstAt.toISOString(),
    lastAt: letter.lastAt.toISOString(),
    ...(letter.ended !== null && { ended: letter.ended }),
    ...(letter.reason !== null && { reason: letter.reason }),
  }
}
