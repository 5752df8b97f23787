import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { addMember } from '../../../core/tenants/members.ts'
import type { EntityId } from '../../../core/words/id.ts'
import { createCallback } from '../../../dispatcher/callbacks/create-callback.ts'
import { notifySuspensions } from '../../../dispatcher/callbacks/notify-suspension.ts'
import { feedStart, listEvents } from '../../../dispatcher/events/list-events.ts'
import { countingDatabase } from '../../support/database/counting-database.ts'
import { type AlertsFixture, openAlertsFixture } from '../alerts/alerts-fixture.ts'
import { citizen } from '../dispatcher-fixture.ts'

const never = new AbortController().signal
let mails: AlertsFixture
let entity: EntityId
beforeAll(async () => {
  mails = await openAlertsFixture()
  entity = await mails.at.newEntity('OVO000001')
})

/** The class of every letter gets a term of thirty days. */
async function withTerm(of: EntityId): Promise<void> {
  await mails.at.test.database.hub.query(sql`
    insert into service_rule (entity, class, since, inbox_service, print_service, objection_days, reading_term_days, term_rule)
    select entity, key, '2026-11-20', 'opened', 'third-working-day', 30, reading_term_days, term_rule
    from message_class where entity = ${of}`)
}

test('an event says when its letter counts as received, as it was known then: one statement for a page', async () => {
  const { at } = mails
  await withTerm(entity)
  const recipient = citizen()
  const [read] = await mails.delivered(entity, [{ recipient }, {}, {}])
  at.clock.advance(60_000)
  if (read === undefined) throw new Error('There is no letter')
  await mails.open(read, recipient)
  at.start().wake()
  await at.until(read, ({ status }) => status === 'read')
  await at.stop()
  const { database, asked } = countingDatabase(at.test.database)
  const feed = () =>
    database
      .asEntity(entity, (tx) => listEvents(tx, { entity, test: false }, feedStart, 200))
      .then(({ lines }) => lines)
  await expect.poll(async () => (await feed()).some(({ type }) => type === 'read')).toBe(true)
  asked.count = 0
  const lines = await feed()
  expect(asked.count, 'begin, page, services, commit').toBe(4)
  const ofRead = lines.filter(({ message }) => message === read)
  expect(ofRead.find(({ type }) => type === 'accepted')?.service).toBeUndefined()
  expect(ofRead.find(({ type }) => type === 'delivered')?.service).toEqual({ how: 'opened', provisional: true })
  expect(ofRead.find(({ type }) => type === 'read')?.service).toEqual({
    how: 'opened',
    servedOn: '2026-11-24',
    termEndsOn: '2026-12-24',
    provisional: false,
  })
  const other = await at.newEntity('OVO000002')
  await mails.delivered(other, [{}])
  const plain = await database.asEntity(other, (tx) => listEvents(tx, { entity: other, test: false }, feedStart, 200))
  expect(plain.lines.every(({ service }) => service === undefined)).toBe(true)
})

test('the administrators of an entity get one mail about a suspension, and only they', async () => {
  const { at } = mails
  const { database } = at.test
  const now = at.clock.now()
  const { id } = await database.asEntity(entity, (tx) =>
    createCallback(
      tx,
      entity,
      { name: 'boekhouding', url: 'https://back.example.org/', types: ['*'], test: false, createdBy: 'key:1' },
      at.keyring,
      now,
    ),
  )
  const add = (email: string, role: 'entity-admin' | 'sender') =>
    database.asEntity(entity, (tx) => addMember(tx, entity, { email, name: 'Ann', roles: [role] }, now))
  await add('beheer@example.org', 'entity-admin')
  await add('verzender@example.org', 'sender')
  await database.hub.query(sql`
    update callback set status = 'suspended', reason = 'no-answer', since = ${now}, notice_due_at = ${now} where id = ${id}`)
  const notify = () => notifySuspensions({ hub: database.hub, mailer: mails.mailer, clock: at.clock }, never)
  expect(await notify()).toBe(true)
  expect(await notify()).toBe(false)
  const [mail, ...more] = await mails.mails('beheer@example.org')
  expect(more).toEqual([])
  expect(mail?.subject).toBe('Callback ‘boekhouding’ staat stil')
  expect(mail?.text).toContain('nam 24 uur lang geen enkele melding aan')
  expect(await mails.mails('verzender@example.org')).toEqual([])
  const [left] = await database.hub.query<{ due: Date | null }>(
    sql`select notice_due_at as due from callback where id = ${id}`,
  )
  expect(left?.due).toBeNull()
})

test.each([
  [{ fr: 'Office exemple' }, 'est suspendu', 'n’a accepté aucune notification'],
  [{ de: 'Beispielamt' }, 'ist angehalten', 'keine Meldung angenommen'],
  [{ en: 'Example office' }, 'is suspended', 'accepted no event for 24 hours'],
  [{ fr: 'Office exemple', nl: 'Voorbeelddienst' }, 'staat stil', 'geen enkele melding'],
])('the mail about a suspension is in the language of an entity named %j', async (name, subject, text) => {
  const { at } = mails
  const { database } = at.test
  const now = at.clock.now()
  await database.hub.query(sql`update entity set name = ${JSON.stringify(name)}::jsonb where id = ${entity}`)
  await database.hub.query(sql`
    update callback set status = 'suspended', reason = 'no-answer', since = ${now}, notice_due_at = ${now} where entity = ${entity}`)
  const known = (await mails.mails('beheer@example.org')).length
  at.clock.advance(1_000)
  await database.hub.query(sql`update callback set since = ${at.clock.now()} where entity = ${entity}`)
  expect(await notifySuspensions({ hub: database.hub, mailer: mails.mailer, clock: at.clock }, never)).toBe(true)
  const mail = (await mails.mails('beheer@example.org')).at(-1)
  expect(known).toBeGreaterThan(0)
  expect(mail?.subject).toContain(subject)
  expect(mail?.text).toContain(text)
})
