import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import { type Columns, rowsOf } from '../../core/db/rows-of.ts'
import { encodeEntries } from './event-entries.ts'
import { insertAlerts } from './insert-alerts.ts'
import type {
  DeliveryChange,
  MessageChange,
  MessageChanges,
  NewTimer,
  NewWork,
  PlannedDelivery,
} from './message-changes.ts'
import { encodeActions } from './stored-actions.ts'
import { encodeDecision } from './stored-decision.ts'

/**
 * Writes everything that a step changed in one statement, whatever the number of letters. The caller holds the locks of the
 * messages (`lockMessages`), so that the state folded in memory is the state that is written. A message that became final loses
 * its timers and its work.
 */
export async function writeChanges(tx: Queryable, changes: MessageChanges, now: Date): Promise<void> {
  const { messages, planned, deliveries, timers, alerts, work, workDone } = changes
  if ([messages, planned, deliveries, timers, alerts, work, workDone].every((each) => each.length === 0)) return
  const ended = changes.messages.filter((moment) => moment.state.final).map((moment) => moment.message.id)
  const done = [...new Set([...changes.workDone, ...ended])]
  const parts: SQL[] = [
    sql`recorded as (insert into event (message_id, seq, entity, test, at, entries)
      select id, seq, entity, test, at, entries from ${rowsOf('moment', eventColumns, changes.messages.map(eventRow))})`,
    sql`changed as (update message m set status = c.status, final = c.final, updated_at = c.at, last_event = c.last_event,
        last_delivery = c.last_delivery, next = c.next, cancellable_until = c.cancellable_until,
        record = coalesce(c.record, m.record), language = coalesce(c.language, m.language),
        letter_date = coalesce(c.letter_date, m.letter_date), house_style = coalesce(c.house_style, m.house_style),
        decision = coalesce(c.decision, m.decision), cost_cents = coalesce(c.cost_cents, m.cost_cents),
        cost_estimated = coalesce(c.cost_cents is not null, m.cost_estimated), actions = coalesce(c.actions, m.actions)
      from ${rowsOf('c', momentColumns, changes.messages.map(momentRow))} where m.id = c.id)`,
    sql`moved as (update delivery d set status = coalesce(c.status, d.status), due_at = c.due_at, chunk = c.chunk,
        attempts = d.attempts + c.attempts, provider_reference = coalesce(c.provider_reference, d.provider_reference),
        handed_over_at = coalesce(c.handed_over_at, d.handed_over_at), diagnostic = coalesce(c.diagnostic, d.diagnostic),
        cost_cents = coalesce(c.cost_cents, d.cost_cents), may_have_left = coalesce(c.may_have_left, d.may_have_left),
        content = case when c.ended then null else d.content end
      from ${rowsOf('c', changeColumns, deliveryRows(changes))} where d.message_id = c.message_id and d.seq = c.seq)`,
  ]
  if (changes.planned.length > 0)
    parts.push(sql`planned as (insert into delivery (message_id, seq, entity, channel, status, simulated, lane, due_at, chunk, awaits_reading, content,
        attempts, provider_reference, handed_over_at, cost_cents, planned_at)
      select message_id, seq, entity, channel, status, simulated, lane, due_at, chunk, awaits_reading, content,
        attempts, provider_reference, handed_over_at, cost_cents, case when handed_over_at is null then ${now}::timestamptz end
      from ${rowsOf('p', plannedColumns, changes.planned)})`)
  if (changes.timers.length > 0)
    parts.push(sql`set_timers as (insert into timer (due_at, remind_at, watch_at, kind, subject, seq, entity)
      select due_at, remind_at, watch_at, kind, subject, seq, entity from ${rowsOf('t', timerColumns, changes.timers.map(timerRow))}
      on conflict (subject, kind, seq) do update set due_at = excluded.due_at, remind_at = excluded.remind_at,
        watch_at = excluded.watch_at)`)
  if (alerts.length > 0) parts.push(sql`alerted as (${insertAlerts(alerts, now)})`)
  if (ended.length > 0)
    parts.push(
      sql`dropped as (delete from timer where subject in (select id from ${rowsOf(
        'e',
        { id: 'uuid' },
        ended.map((id) => ({ id })),
      )}))`,
    )
  if (changes.work.length > 0)
    parts.push(sql`waiting as (insert into work (message_id, entity, lane, due_at, held)
      select message_id, entity, lane, due_at, held from ${rowsOf('w', workColumns, changes.work)}
      on conflict (message_id) do update set due_at = excluded.due_at, held = excluded.held, chunk = null)`)
  if (done.length > 0)
    parts.push(
      sql`finished as (delete from work where message_id in (select id from ${rowsOf(
        'f',
        { id: 'uuid' },
        done.map((id) => ({ id })),
      )}))`,
    )
  await tx.query(sql`with ${sql.join(parts, sql`, `)} select ${now}::timestamptz`)
}

type DeliveryRow = DeliveryChange & {
  readonly status: string | null
  /** The message ends: what was kept for a next step is removed. */
  readonly ended: boolean
}

/** The changes of deliveries, with their status where the events changed it, and the other deliveries of messages that end. */
function deliveryRows(changes: MessageChanges): DeliveryRow[] {
  const found = new Map<string, Omit<DeliveryRow, keyof DeliveryChange>>()
  for (const { message, state } of changes.messages) {
    const ended = state.final && !message.final
    for (const before of message.deliveries) {
      const after = state.deliveries[before.seq - 1]
      const status = after === undefined || after.status === before.status ? null : after.status
      if (ended || status !== null) found.set(`${message.id}/${before.seq}`, { status, ended })
    }
  }
  const rows = changes.deliveries.map((change): DeliveryRow => {
    const name = `${change.message_id}/${change.seq}`
    const more = found.get(name) ?? { status: null, ended: false }
    found.delete(name)
    return { ...change, ...more }
  })
  for (const [name, more] of found) {
    const [message_id = '', seq] = name.split('/')
    const about = { message_id: message_id as DeliveryChange['message_id'], seq: Number(seq) }
    rows.push({ ...about, due_at: null, chunk: null, attempts: 0, ...more })
  }
  return rows
}

const eventRow = (moment: MessageChange) => ({
  id: moment.message.id,
  entity: moment.message.entity,
  test: moment.message.test,
  at: moment.at,
  seq: moment.message.lastEvent + 1,
  entries: encodeEntries(moment.recorded),
})
const eventColumns: Columns<ReturnType<typeof eventRow>> = {
  id: 'uuid',
  entity: 'uuid',
  test: 'boolean',
  at: 'timestamptz',
  seq: 'int',
  entries: 'bytea',
}
const momentRow = (moment: MessageChange) => ({
  id: moment.message.id,
  at: moment.at,
  status: moment.state.status,
  final: moment.state.final,
  last_event: moment.message.lastEvent + moment.recorded.length,
  last_delivery: moment.state.deliveries.length,
  next: moment.next,
  cancellable_until: moment.cancellableUntil,
  record: moment.decision?.record ?? null,
  language: moment.decision?.language ?? null,
  letter_date: moment.decision?.letterDate ?? null,
  house_style: moment.decision?.houseStyle ?? null,
  decision: moment.decision === undefined ? null : encodeDecision(moment.decision),
  cost_cents: moment.costCents ?? null,
  actions: moment.actions === undefined ? null : encodeActions(moment.actions),
})
const momentColumns: Columns<ReturnType<typeof momentRow>> = {
  id: 'uuid',
  at: 'timestamptz',
  status: 'text',
  final: 'boolean',
  last_event: 'int',
  last_delivery: 'int',
  next: 'jsonb',
  cancellable_until: 'timestamptz',
  record: 'uuid',
  language: 'text',
  letter_date: 'date',
  house_style: 'uuid',
  decision: 'bytea',
  cost_cents: 'int',
  actions: 'bytea',
}
const changeColumns: Columns<DeliveryRow> = {
  message_id: 'uuid',
  seq: 'int',
  status: 'text',
  due_at: 'timestamptz',
  chunk: 'uuid',
  attempts: 'int',
  provider_reference: 'text',
  handed_over_at: 'timestamptz',
  diagnostic: 'bytea',
  cost_cents: 'int',
  may_have_left: 'boolean',
  ended: 'boolean',
}
const plannedColumns: Columns<PlannedDelivery> = {
  message_id: 'uuid',
  seq: 'int',
  entity: 'uuid',
  channel: 'text',
  simulated: 'boolean',
  lane: 'text',
  due_at: 'timestamptz',
  chunk: 'uuid',
  awaits_reading: 'boolean',
  content: 'bytea',
  status: 'text',
  attempts: 'int',
  provider_reference: 'text',
  handed_over_at: 'timestamptz',
  cost_cents: 'int',
}
const timerRow = ({ remind_at = null, watch_at = null, ...timer }: NewTimer) => ({ ...timer, remind_at, watch_at })
const timerColumns: Columns<ReturnType<typeof timerRow>> = {
  due_at: 'timestamptz',
  remind_at: 'timestamptz',
  watch_at: 'timestamptz',
  kind: 'text',
  subject: 'uuid',
  seq: 'int',
  entity: 'uuid',
}
const workColumns: Columns<NewWork> = {
  message_id: 'uuid',
  entity: 'uuid',
  lane: 'text',
  due_at: 'timestamptz',
  held: 'boolean',
}
