import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import { type EntityId, parseId, showId } from '../../core/words/id.ts'
import { replayHelps } from '../../core/words/stuck.ts'
import { type DeadLetterFilter, listDeadLetterGroups } from '../../dispatcher/dead-letters/dead-letter-groups.ts'
import { type BulkReplay, countDeadLetters, replayDeadLetters } from '../../dispatcher/dead-letters/replay-many.ts'
import type * as contract from '../contract/hub/operator.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'

/** `GET /v1/dead-letter-groups` */
export async function getDeadLetterGroups(
  _call: CallOf<typeof contract.listDeadLetterGroups>,
  deps: ApiDeps,
): Promise<Reply> {
  const groups = await listDeadLetterGroups(deps.database.hub)
  const items: contract.DeadLetterGroup[] = groups.map(({ entity, firstAt, lastAt, ...group }) => ({
    ...group,
    entity: showId('entity', entity),
    replay: replayHelps(group.kind),
    firstAt: firstAt.toISOString(),
    lastAt: lastAt.toISOString(),
  }))
  return json(200, { items })
}

/** `POST /v1/dead-letter-replays`: one line in the audit log records what was requested and its result. */
export async function postDeadLetterReplay(
  call: CallOf<typeof contract.replayDeadLetters>,
  deps: ApiDeps,
): Promise<Reply> {
  const { kind, stage, dryRun, reason } = call.body
  const until = call.body.until === undefined ? call.now : new Date(call.body.until)
  const filter: DeadLetterFilter = { kind, stage, entity: entityNamed(call.body.entity), until }
  if (dryRun === true) {
    const matched = await countDeadLetters(deps.database, filter)
    return answer({ matched, replayed: 0, settled: 0, failed: 0, faults: [], remaining: matched }, true, until)
  }
  const done = await replayDeadLetters(deps.database, filter, { by: call.caller.actor, reason, now: call.now })
  const asked = [kind ?? 'every reason', stage ?? 'every stage', call.body.entity ?? 'every entity'].join(', ')
  const subject = `${asked}: ${done.replayed} go on, ${done.settled} settled, ${done.failed} failed`
  await recordAudit(deps.database, undefined, {
    ...noteOf(call, 'replay-dead-letters', 'dead-letters', subject),
    purpose: reason ?? call.purpose,
  })
  return answer(done, false, until)
}

function entityNamed(named: string | undefined): EntityId | undefined {
  if (named === undefined) return undefined
  const id = parseId('entity', named)
  if (id === undefined) throw new Refusal('UP-1404', 'There is no such entity.')
  return id
}

function answer({ faults, ...done }: BulkReplay, dryRun: boolean, until: Date): Reply {
  const body: contract.BulkReplay = { dryRun, ...done, faults: [...faults], until: until.toISOString() }
  return json(200, body)
}
