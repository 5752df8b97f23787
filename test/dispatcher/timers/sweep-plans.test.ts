import { type SQL, sql } from 'drizzle-orm'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { fillFeed } from '../../../bench/callbacks/fill-feed.ts'
import { brusselsDay } from '../../../core/words/days/brussels-day.ts'
import type { EntityId } from '../../../core/words/id.ts'
import { readAlertFlow } from '../../../dispatcher/alert-outbox/alert-flow.ts'
import { claimAlerts } from '../../../dispatcher/alert-outbox/claim-alerts.ts'
import { findSilence } from '../../../dispatcher/cases/find-silence.ts'
import { sumCosts } from '../../../dispatcher/costs/sum-costs.ts'
import type { DispatcherDeps } from '../../../dispatcher/dispatcher-deps.ts'
import { anythingDue } from '../../../dispatcher/timers/anything-due.ts'
import { fireTimers } from '../../../dispatcher/timers/fire-timers.ts'
import { remindReaders } from '../../../dispatcher/timers/remind-readers.ts'
import { watchLetters } from '../../../dispatcher/timers/watch-letters.ts'
import { explainingDatabase, readWhole } from '../../support/database/explaining-database.ts'
import { afterFile } from '../../support/process/after-file.ts'
import { type DispatcherFixture, openDispatcherFixture } from '../dispatcher-fixture.ts'

const letters = 40_000
/** Of each kind of work: more than a sweep takes at once. */
const due = 300
const large = ['message', 'message_body', 'delivery', 'event', 'timer', 'alert', 'print_letter', 'record']

let at: DispatcherFixture
let entity: EntityId
let owner: pg.Client

/** Letters of which few are due for each sweep: a planner that reads forty thousand rows by an index reads a million so as well. */
beforeAll(async () => {
  at = await openDispatcherFixture({ startsAt: new Date() })
  entity = await at.newEntity('OVO000001')
  await fillFeed(at.test.database, entity, letters * 5)
  const { hub } = at.test.database
  await hub.query(sql`
    insert into delivery (message_id, seq, entity, channel, status, simulated, handed_over_at, awaits_reading)
    select id, 1, entity, case when n % 2 = 0 then 'inbox' else 'print' end, case when n % 2 = 0 then 'delivered' else 'handed-over' end,
      false, now() - interval '140 days' + n * interval '300 seconds', n % 2 = 0
    from (select id, entity, row_number() over (order by id) as n from message) m order by n`)
  await hub.query(sql`
    insert into timer (due_at, kind, subject, seq, entity)
    select now() + interval '30 days' + n * interval '1 minute', case channel when 'inbox' then 'unread' else 'window' end, message_id, 1,
      entity
    from (select *, row_number() over (order by message_id) as n from delivery) d`)
  await hub.query(sql`
    insert into alert (id, kind, message_id, seq, entity, person, language, status, planned_at)
    select gen_random_uuid(), 'first', d.message_id, n, d.entity, '\\x01', 'nl', 'sent', handed_over_at
    from delivery d cross join generate_series(1, 10) n where channel = 'inbox' order by handed_over_at`)
  await hub.query(sql`
    update message set status = 'delivered', final = false
    where id in (select message_id from delivery order by message_id limit ${due * 4})`)
  owner = new pg.Client({ connectionString: at.test.superuserUrl })
  await owner.connect()
  afterFile(() => owner.end())
  await owner.query('vacuum analyze')
}, 300_000)

const timersDue = (kind: string, column: 'due_at' | 'remind_at' | 'watch_at'): SQL => sql`
  update timer set ${sql.identifier(column)} = now() - interval '1 minute' where kind = ${kind} and (subject, seq) in (
    select t.subject, t.seq from timer t join message m on m.id = t.subject where t.kind = ${kind} and not m.final order by 1 limit ${due})`
const nothing = sql`select 1`
const day = (days: number): string => brusselsDay(new Date(Date.now() + days * 86_400_000))

/** What makes the work due, the index that finds it, and the work. */
const sweeps: readonly [string, SQL, RegExp, (deps: DispatcherDeps) => Promise<unknown>][] = [
  ['seen in time', timersDue('unread', 'watch_at'), /timer_watch/, (deps) => watchLetters(deps)],
  ['reminders', timersDue('unread', 'remind_at'), /timer_remind/, (deps) => remindReaders(deps)],
  ['silence of partners', timersDue('window', 'remind_at'), /timer_remind/, (deps) => findSilence(deps)],
  ['ends of terms', timersDue('unread', 'due_at'), /timer_due/, (deps) => fireTimers(deps)],
  [
    'whether anything is due',
    timersDue('window', 'watch_at'),
    /timer_due[\s\S]*timer_remind[\s\S]*timer_watch/,
    ({ database, clock }) => anythingDue(database.hub, clock.now()),
  ],
  [
    'alerts to send',
    sql`update alert set due_at = now() - interval '1 minute', status = 'planned' where id in (select id from alert limit ${due})`,
    /alert_due/,
    ({ database, clock }) => claimAlerts(database.hub, clock.now(), 100, 60_000),
  ],
  [
    'alerts that left in the last hour',
    nothing,
    /alert_planned/,
    ({ database, clock }) => readAlertFlow(database.hub, clock.now()),
  ],
  [
    'costs of a day or two',
    nothing,
    /delivery_\S*handed_over/,
    ({ database }) =>
      database.asEntity(entity, (tx) =>
        sumCosts(tx, { entity, test: false }, { from: day(-2), to: day(0), by: 'channel', limit: 20 }),
      ),
  ],
]

test.each(sweeps)(
  '%s: statements read by an index, and no large table as a whole',
  async (_, prepare, index, sweep) => {
    await at.test.database.hub.query(prepare)
    await owner.query('analyze timer; analyze alert')
    const { database, plans } = explainingDatabase(at.test.database)
    await sweep({ ...at.deps, database })
    expect(plans.length).toBeGreaterThan(0)
    expect(plans.join('\n')).toMatch(index)
    for (const plan of plans) expect([plan, readWhole(plan, large)]).toEqual([plan, []])
  },
)
