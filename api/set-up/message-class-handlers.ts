import { isPaper } from '../../channels/traits.ts'
import { recordAudit } from '../../core/audit/record-audit.ts'
import { type Fault, Refusal } from '../../core/fault.ts'
import { listMessageClasses, type MessageClassRow, saveMessageClass } from '../../core/tenants/message-classes.ts'
import { seenInTimeLacks } from '../../core/tenants/seen-in-time-lacks.ts'
import { isRegistered } from '../../core/words/message.ts'
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
  assertAcknowledgeable(call.body)
  assertWatchable(call.body)
  const row = await deps.database.asEntity(id, (tx) =>
    saveMessageClass(
      tx,
      id,
      {
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
      },
      call.now,
    ),
  )
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

/**
 * A letter that waits for acknowledgement needs a term, the inbox, and, where paper follows, registered post.
 * @throws Refusal UP-2061
 */
function assertAcknowledgeable(wanted: CallOf<typeof contract.saveMessageClass>['body']): void {
  if (wanted.service?.inbox !== 'acknowledged') return
  const faults: Fault[] = []
  const add = (pointer: string, detail: string): number => faults.push({ in: 'body', pointer, code: 'UP-2061', detail })
  if (wanted.readingTermDays === undefined)
    add('/readingTermDays', 'Give the days within which receipt is acknowledged.')
  if (!wanted.channels.includes('inbox')) add('/channels', 'Only the inbox asks for acknowledgement: add `inbox`.')
  if (wanted.fallback !== undefined && !isPaper(wanted.fallback))
    add('/fallback', 'After a refusal or neglect only paper can follow: `print`, or no fallback.')
  if (wanted.fallback !== undefined && !isRegistered(wanted.postage))
    add('/postage', 'Paper that follows is registered: `registered`, `registered-with-receipt` or `judicial`.')
  if (faults.length > 0) throw new Refusal('UP-2061', 'The class cannot ask for acknowledgement yet.', faults)
}

/** @throws Refusal UP-2092 */
function assertWatchable(wanted: CallOf<typeof contract.saveMessageClass>['body']): void {
  const { seenInTime, readingTermDays = null, fallback = null, service } = wanted
  const inboxService = service?.inbox ?? 'opened'
  const lacks = seenInTimeLacks({ seenInTime, readingTermDays, fallback, inboxService })
  if (lacks.length === 0) return
  const faults = lacks.map((each): Fault => ({ in: 'body', code: 'UP-2092', ...each }))
  throw new Refusal('UP-2092', 'The class cannot be seen in time yet.', faults)
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
    ...(readingTermDays === null ? {} : { readingTermDays }),
    ...(reminderAfterDays === null ? {} : { reminderAfterDays }),
    ...(fallback === null ? {} : { fallback }),
    ...(inboxDays === null ? {} : { inboxDays }),
    ...(receiptLimits === null ? {} : { receiptLimitDays: receiptLimits }),
    ...(personalDataDays === null ? {} : { personalDataDays }),
  }
}
