import { recordAudit } from '../../core/audit/record-audit.ts'
import { listMessageClasses, type MessageClassRow, saveMessageClass } from '../../core/tenants/message-classes.ts'
import { entityOf } from '../authentication/caller.ts'
import type * as contract from '../contract/set-up.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'

/** `POST /v1/message-classes` */
export async function postMessageClass(call: CallOf<typeof contract.saveMessageClass>, deps: ApiDeps): Promise<Reply> {
  const { id } = entityOf(call.caller)
  const { readingTermDays, reminderAfterDays, fallback, ...wanted } = call.body
  const row = await deps.database.asEntity(id, (tx) =>
    saveMessageClass(tx, id, {
      ...wanted,
      readingTermDays: readingTermDays ?? null,
      reminderAfterDays: reminderAfterDays ?? null,
      fallback: fallback ?? null,
    }),
  )
  await recordAudit(deps.database, id, noteOf(call, 'save-message-class', 'message-class', row.key))
  return json(201, shown(row))
}

/** `GET /v1/message-classes`: there are five at most, so one page holds all. */
export async function getMessageClasses(
  call: CallOf<typeof contract.listMessageClasses>,
  deps: ApiDeps,
): Promise<Reply> {
  const rows = await deps.database.asEntity(entityOf(call.caller).id, (tx) => listMessageClasses(tx))
  return json(200, { items: rows.map(shown) })
}

function shown(row: MessageClassRow): contract.MessageClass {
  const { readingTermDays, reminderAfterDays, fallback } = row
  return {
    key: row.key,
    name: row.name,
    channels: row.channels,
    sensitivity: row.sensitivity,
    legalEffect: row.legalEffect,
    series: row.series,
    postage: row.postage,
    attachLetterToEmail: row.attachLetterToEmail,
    whenReturned: row.whenReturned,
    ...(readingTermDays === null ? {} : { readingTermDays }),
    ...(reminderAfterDays === null ? {} : { reminderAfterDays }),
    ...(fallback === null ? {} : { fallback }),
  }
}
