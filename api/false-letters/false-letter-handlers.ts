import { recordAudit } from '../../core/audit/record-audit.ts'
import type { Queryable } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import { findEntityByCode } from '../../core/tenants/entities.ts'
import { type EntityId, parseId, showId } from '../../core/words/id.ts'
import { isSpike, readCheckTraffic } from '../../dispatcher/false-letters/count-checks.ts'
import {
  changeFalseLetter,
  countFalseLetters,
  type FalseLetterId,
  listFalseLetters,
} from '../../dispatcher/false-letters/false-letter.ts'
import { reportFalseLetter } from '../../dispatcher/false-letters/report-false-letter.ts'
import { type Caller, isOperator, senderOf } from '../authentication/caller.ts'
import type * as contract from '../contract/false-letters.ts'
import { pageOf } from '../http/cursor.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { Call, CallOf } from '../server/route.ts'
import { csvOfFalseLetters, namesIn, showFalseLetter } from './show-false-letter.ts'

/** A CSV holds at most this many reports. */
const maxExported = 10_000
const list = 'false letters'

/** `POST /v1/false-letters`, public. @throws Refusal UP-5040; UP-5041 */
export async function postFalseLetter(
  { body, now }: CallOf<typeof contract.reportFalseLetter>,
  deps: ApiDeps,
): Promise<Reply> {
  const { sender, code, cameBy, asks, postalCode, receivedOn } = body
  const id = await deps.database.asHub(async (tx) => {
    const entity = sender === undefined ? undefined : await findEntityByCode(tx, sender)
    if (sender !== undefined && entity === undefined) throw unknownSender()
    return reportFalseLetter(tx, { entity: entity?.id, code, cameBy, asks, postalCode, receivedOn }, now)
  })
  return json(201, { id: showId('falseLetter', id), reportedAt: now.toISOString() })
}

/** `GET /v1/false-letters` */
export async function getFalseLetters(call: CallOf<typeof contract.listFalseLetters>, deps: ApiDeps): Promise<Reply> {
  const { status, format, limit, cursor } = call.query
  const before = cursor === undefined ? undefined : (deps.cursors.read(list, cursor) as FalseLetterId)
  const most = format === 'csv' ? maxExported : limit + 1
  const rows = await within(deps, call.caller, (db) => listFalseLetters(db, { status, before, limit: most }))
  const names = await namesIn(deps, rows)
  if (format === 'csv') return csvOfFalseLetters(rows, names)
  return json(
    200,
    pageOf(
      rows,
      limit,
      (row) => showFalseLetter(row, names),
      ({ id }) => deps.cursors.write(list, id),
    ),
  )
}

/** `GET /v1/false-letters/figures` */
export async function getFigures({ caller, now }: Call, deps: ApiDeps): Promise<Reply> {
  const figures = await within(deps, caller, (db) => countFalseLetters(db, now))
  if (entityOf(caller) !== undefined) return json(200, figures)
  const checks = await readCheckTraffic(deps.database.hub, now)
  return json(200, { ...figures, checks: { ...checks, spike: isSpike(checks) } })
}

/** `GET /v1/letter-check-spikes` */
export async function getCheckSpikes({ now }: Call, deps: ApiDeps): Promise<Reply> {
  const checks = await readCheckTraffic(deps.database.hub, now)
  return json(200, { items: isSpike(checks) ? [checks] : [] })
}

/** `PATCH /v1/false-letters/{id}` */
export async function patchFalseLetter(call: CallOf<typeof contract.changeFalseLetter>, deps: ApiDeps): Promise<Reply> {
  const id = parseId('falseLetter', call.path.id)
  if (id === undefined) throw new Refusal('UP-1404', 'There is no such report.')
  const { caller, now, body } = call
  const entity = entityOf(caller)
  const changed = await changeFalseLetter(deps.database.hub, { id, entity }, { ...body, by: caller.actor, now })
  await recordAudit(deps.database, entity, noteOf(call, 'change-false-letter', 'false-letter', call.path.id))
  return json(200, showFalseLetter(changed, await namesIn(deps, [changed])))
}

/** The entity of the caller; undefined for an operator who works for none. */
function entityOf(caller: Caller): EntityId | undefined {
  const isOfHub = isOperator(caller) && !('entity' in caller && caller.entity !== undefined)
  return isOfHub ? undefined : senderOf(caller).entity
}

async function within<T>({ database }: ApiDeps, caller: Caller, read: (db: Queryable) => Promise<T>): Promise<T> {
  const entity = entityOf(caller)
  return entity === undefined ? read(database.hub) : database.asEntity(entity, read)
}

const unknownSender = (): Refusal =>
  new Refusal('UP-5040', 'No sender has this code.', [
    {
      in: 'body',
      pointer: '/sender',
      code: 'UP-5040',
      detail: 'Give the code of a sender of /.well-known/letter-keys.json, or leave it out.',
    },
  ])
