import { recordAudit } from '../../core/audit/record-audit.ts'
import { type Fault, Refusal } from '../../core/fault.ts'
import { acknowledgementLacks } from '../../core/tenants/acknowledgement-lacks.ts'
import { listMessageClasses, type MessageClassRow, saveMessageClass } from '../../core/tenants/message-classes.ts'
import { seenInTimeLacks } from '../../core/tenants/seen-in-time-lacks.ts'
import { entityOf } from '../authentication/caller.ts'
import type * as contract from '../contract/entity/set-up.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'

/** `POST /v1/message-classes` */
export async function postMessageClass(call: CallOf<typeof contract.saveMessageClass>, deps: ApiDeps): Promise<Reply> {
  const { id } = entityOf(call.caller)
  const {
    readingTermDays,
    reminderAfterDays,
    fallback,
    service,
    termRule,
    inboxDays,
    receiptLimitDays,
    personalDataDays,
    ...wanted
  } = call.body
  const rules = {
    ...wanted,
    readingTermDays: readingTermDays ?? null,
    reminderAfterDays: reminderAfterDays ?? null,
    fallback: fallback ?? null,
    inboxService: service?.inbox ?? 'opened',
    printService: service?.print ?? 'third-working-day',
    objectionDays: service?.termDays ?? null,
    objectionMonths: service?.termMonths ?? null,
    termRule: termRule ?? 'calendar',
    inboxDays: inboxDays ?? null,
    receiptLimits: receiptLimitDays ?? null,
    personalDataDays: personalDataDays ?? null,
  } as const
  assertRules(rules)
  const row = await deps.database.asEntity(id, (tx) => saveMessageClass(tx, id, rules, call.now))
  await recordAudit(deps.database, id, noteOf(call, 'save-message-class', 'message-class', row.key))
  return json(201, shown(row))
}

/** `GET /v1/message-classes`: there are five at most, so one page holds all. */
export async function getMessageClasses(
  call: CallOf<typeof contract.listMessageClasses>,
  deps: ApiDeps,
): Promise<Reply> {
  const { id } = entityOf(call.caller)
  const rows = await deps.database.asEntity(id, (tx) => listMessageClasses(tx, id))
  return json(200, { items: rows.map(shown) })
}

/** @throws Refusal UP-2061, UP-2092 for rules that do not go together */
function assertRules(wanted: Omit<MessageClassRow, 'entity'>): void {
  const refuse = (code: 'UP-2061' | 'UP-2092', lacks: ReturnType<typeof seenInTimeLacks>, detail: string): void => {
    if (lacks.length === 0) return
    throw new Refusal(
      code,
      detail,
      lacks.map((each): Fault => ({ in: 'body', code, ...each })),
    )
  }
  refuse('UP-2061', acknowledgementLacks(wanted), 'The class cannot ask for acknowledgement yet.')
  refuse('UP-2092', seenInTimeLacks(wanted), 'The class cannot be seen in time yet.')
}

/** How letters of the class count as received, and the term that starts then. */
function serviceOf({ inboxService, printService, objectionDays, objectionMonths }: MessageClassRow) {
  return {
    inbox: inboxService,
    print: printService,
    ...(objectionDays !== null && { termDays: objectionDays }),
    ...(objectionMonths !== null && { termMonths: objectionMonths }),
  }
}

function shown(row: MessageClassRow): contract.MessageClass {
  const { readingTermDays, reminderAfterDays, fallback, inboxDays, receiptLimits, personalDataDays } = row
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
    minors: row.minors,
    afterDeath: row.afterDeath,
    service: serviceOf(row),
    termRule: row.termRule,
    mentions: row.mentions,
    seenInTime: row.seenInTime,
    needsAlertAddress: row.needsAlertAddress,
    ...(readingTermDays === null ? {} : { readingTermDays }),
    ...(reminderAfterDays === null ? {} : { reminderAfterDays }),
    ...(fallback === null ? {} : { fallback }),
    ...(inboxDays === null ? {} : { inboxDays }),
    ...(receiptLimits === null ? {} : { receiptLimitDays: receiptLimits }),
    ...(personalDataDays === null ? {} : { personalDataDays }),
  }
}
