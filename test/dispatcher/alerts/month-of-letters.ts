import { sql } from 'drizzle-orm'
import { DateTime } from 'luxon'
import { itemIdOf } from '../../../channels/inbox/store/item.ts'
import { markRead } from '../../../channels/inbox/store/reading/mark-read.ts'
import type { Notice, NoticeMailer } from '../../../channels/notices.ts'
import { personIndex } from '../../../core/crypto/person-index.ts'
import { rowsOf } from '../../../core/db/rows-of.ts'
import type { EntityId, MessageId } from '../../../core/words/id.ts'
import type { Recipient } from '../../../core/words/recipient.ts'
import { sendAlerts } from '../../../dispatcher/alert-outbox/send-alerts.ts'
import { mailboxIndex, sealAddress } from '../../../dispatcher/alerts/alert-address.ts'
import { decodeEntries } from '../../../dispatcher/lifecycle/event-entries.ts'
import { workDue } from '../../../dispatcher/timers/work-due.ts'
import { testInsz } from '../../../seeds/people.ts'
import { citizen, type DispatcherFixture } from '../dispatcher-fixture.ts'

const zone = 'Europe/Brussels'
export const inBelgium = (iso: string): Date => DateTime.fromISO(iso, { zone }).toJSDate()

/** A day's letters with one class and one kind of reader. All times are those of Belgium. */
export interface Group {
  readonly delivered: string
  readonly class: 'decision' | 'invitation' | 'information'
  /** Opens after so many days; absent: never. */
  readonly opensAfterDays?: number
  /** `works`: the mail arrives; `none`: no address; `refused`: the mail server refuses the address. */
  readonly address: 'works' | 'none' | 'refused'
}

/** How many letters of a group had each event, as `type reason or rule, moment in Belgium`. */
export type Outcome = Readonly<Record<string, number>>

interface Letter {
  readonly message: MessageId
  readonly recipient: Recipient
}

/** A mail server that knows every address, except those that begin with `refused`. */
const mailer: NoticeMailer = {
  receipts: async () => [],
  send: async (notices: readonly Notice[]) =>
    notices.map(({ id, to }) =>
      to.startsWith('refused')
        ? { kind: 'rejected', reason: 'unknown-recipient', detail: '5.1.1' }
        : { kind: 'accepted', providerReference: id },
    ),
}

/**
 * Lets time pass over letters on the injected clock, from one hour at which something is due to the next: intake, hand-over, readings, timers, reminders, the sweep of unseen
 * letters and alerts are those of the dispatcher, on a real database. Only the mail server is a table.
 */
export async function passMonth(
  at: DispatcherFixture,
  entity: EntityId,
  groups: readonly Group[],
  { perGroup, until }: { readonly perGroup: number; readonly until: string },
): Promise<Outcome[]> {
  const deps = { ...at.deps, mailer }
  const signal = new AbortController().signal
  const delivered = new Map<Group, readonly Letter[]>()
  const opened = new Set<Group>()
  for (; at.clock.now() <= inBelgium(until); at.clock.advance(await hoursUntilDue(at, groups))) {
    const now = at.clock.now()
    for (const group of groups) {
      if (!delivered.has(group) && inBelgium(group.delivered) <= now)
        delivered.set(group, await deliver(at, entity, groups, group, perGroup))
      const { opensAfterDays } = group
      if (opensAfterDays === undefined || opened.has(group)) continue
      if (+inBelgium(group.delivered) + opensAfterDays * 86_400_000 > +now) continue
      opened.add(group)
      await Promise.all((delivered.get(group) ?? []).map((letter) => open(at, letter)))
    }
    await workDue(deps)
    await at.handOver()
    while (await sendAlerts(deps, signal));
  }
  const outcomes: Outcome[] = []
  for (const group of groups) outcomes.push(await outcomeOf(at, delivered.get(group) ?? []))
  return outcomes
}

const hourMs = 3_600_000

/** Milliseconds in whole hours until something is due: a group, a timer or an alert. */
async function hoursUntilDue({ test, clock }: DispatcherFixture, groups: readonly Group[]): Promise<number> {
  const now = clock.now().getTime()
  const [row] = await test.database.hub.query<{ due: Date | null }>(sql`
    select least((select min(due_at) from timer where kind <> 'housekeeping'), (select min(remind_at) from timer),
      (select min(watch_at) from timer), (select min(due_at) from alert)) as due`)
  const moments = groups.flatMap(({ delivered, opensAfterDays = 0 }) => {
    const at = inBelgium(delivered).getTime()
    return [at, at + opensAfterDays * 86_400_000]
  })
  const due = row?.due?.getTime() ?? Number.POSITIVE_INFINITY
  const next = Math.min(due, ...moments.filter((each) => each > now))
  return Number.isFinite(next) ? Math.max(1, Math.ceil((next - now) / hourMs)) * hourMs : 24 * hourMs
}

async function deliver(
  at: DispatcherFixture,
  entity: EntityId,
  groups: readonly Group[],
  group: Group,
  count: number,
): Promise<readonly Letter[]> {
  // A day of birth has fewer numbers than the month has readers: each group has a day of its own.
  const born = String(850_401 + groups.indexOf(group))
  const recipients = Array.from({ length: count }, (_, index) => citizen({ insz: testInsz(born, index + 1) }))
  if (group.address !== 'none') await confirmAddresses(at, recipients, group.address)
  const letters = await Promise.all(
    recipients.map(async (recipient) => ({
      recipient,
      message: await at.send(entity, { recipient, class: group.class }),
    })),
  )
  await at.handOver()
  return letters
}

/** As the confirmation by code leaves the preferences. */
async function confirmAddresses(
  { test, keyring, clock }: DispatcherFixture,
  recipients: readonly Recipient[],
  address: 'works' | 'refused',
): Promise<void> {
  const rows = recipients.map((recipient) => {
    const person = personIndex(recipient, keyring) ?? Buffer.alloc(0)
    const email = `${address}-${person.toString('hex').slice(0, 16)}@mx.test`
    return { person, email: sealAddress(email, person, keyring), email_index: mailboxIndex(email, keyring) }
  })
  await test.database.hub.query(sql`
    insert into preference (person, email, email_index, email_confirmed_at, alerts, updated_at)
    select p.*, ${clock.now()}::timestamptz, true, ${clock.now()}::timestamptz
    from ${rowsOf('p', { person: 'bytea', email: 'bytea', email_index: 'bytea' }, rows)}`)
}

async function open({ test, keyring, clock }: DispatcherFixture, { message, recipient }: Letter): Promise<void> {
  const person = personIndex(recipient, keyring) ?? Buffer.alloc(0)
  await test.database.asPerson(person, (tx) => markRead(tx, itemIdOf(message, 1), person, clock.now()))
}

async function outcomeOf({ test }: DispatcherFixture, letters: readonly Letter[]): Promise<Outcome> {
  const rows = await test.database.hub.query<{ at: Date; entries: Buffer }>(sql`
    select e.at, e.entries from event e
    join ${rowsOf('l', { message: ['uuid', (each) => each.message] }, letters)} on l.message = e.message_id`)
  const counts: Record<string, number> = {}
  for (const { at, entries } of rows) {
    const moment = DateTime.fromJSDate(at, { zone }).toFormat('dd/MM HH:mm')
    for (const { type, detail } of decodeEntries(entries)) {
      const words = { reminded: '', read: '', unread: detail?.['reason'] ?? '', routed: detail?.['rule'] }[
        type as 'read'
      ]
      if (words === undefined) continue
      const key = `${type} ${words === '' ? '' : `${words} `}${moment}`
      counts[key] = (counts[key] ?? 0) + 1
    }
  }
  return counts
}
