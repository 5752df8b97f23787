import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type pg from 'pg'
import { expect, test } from 'vitest'
import { createKeyring } from '../../../core/crypto/keyring.ts'
import { migrate } from '../../../core/db/migrate.ts'
import { type EntityId, type MessageId, newId, type RecordId } from '../../../core/words/id.ts'
import { feedStart, listEvents } from '../../../dispatcher/events/list-events.ts'
import { answerOf, requestKey } from '../../../dispatcher/intake/idempotency-key.ts'
import { decodeChannels } from '../../../dispatcher/message/stored-channels.ts'
import { readMessage } from '../../../dispatcher/messages/read-message.ts'
import { cloneDatabase } from '../../support/database/database.ts'
import { inSession, migrateUntil } from '../../support/database/migrate-until.ts'

const keyring = createKeyring([{ id: 1, key: randomBytes(32) }], randomBytes(32))
const now = new Date('2026-11-29T10:00:00Z')
const entity = newId('entity', now) as EntityId
const asked = { reference: 'R-1' }
const route = [
  { channel: 'ebox', chosen: false, rule: 'not-connected', at: '2026-11-29T10:00:01.000Z' },
  { channel: 'inbox', chosen: true, rule: 'digital-first', at: '2026-11-29T10:00:01.000Z' },
]
const first = [{ type: 'accepted', status: 'accepted', detail: { by: 'key:01a22862-6e32-7689-b16b-63a51d64a28d' } }]
const second = [
  { type: 'handed-over', status: 'sent', channel: 'inbox', delivery: 1 },
  {
    type: 'delivered',
    status: 'delivered',
    channel: 'inbox',
    delivery: 1,
    final: true,
    detail: { noAlert: 'turned-off' },
  },
]

test('rows of an installation from before the lean ones are read as they were, in every month', async () => {
  const { database, ownerUrl, superuserUrl } = await cloneDatabase('template1')
  await migrateUntil(ownerUrl, '0066', now)
  const months = [new Date('2025-02-14T08:00:00Z'), now]
  const messages = months.map((at) => newId('message', at))
  await inSession(ownerUrl, (owner) =>
    owner.query(`select make_partitions(t::regclass, '2025-02-01', 1)
    from unnest(array['message', 'event', 'record', 'document']) t`),
  )
  await inSession(superuserUrl, async (client) => {
    for (const [place, message] of messages.entries()) await insertAsBefore(client, message, months[place] ?? now)
  })

  await migrateUntil(ownerUrl, '0073', now)
  const records = months.flatMap((at) => [newId('record', at), newId('record', at)])
  await inSession(superuserUrl, async (client) => {
    for (const [place, record] of records.entries()) await insertRecordAsBefore(client, record, place % 2 === 0)
  })

  await migrate(ownerUrl, now)

  const kinds = await database.hub.query<{ id: RecordId }>(sql`
    select r.id, r.reference, k.series, k.class, k.template_key, k.template_version, k.house_style_key, k.house_style_version,
      k.language, k.channels from record r join record_kind k on k.id = r.kind`)
  const ofTemplate = { template_key: 'brief', template_version: 2, house_style_key: 'huis', house_style_version: 1 }
  const supplied = { template_key: null, template_version: null, house_style_key: null, house_style_version: null }
  const sameOfAll = {
    reference: 'R-1',
    series: 'reeks',
    class: 'information',
    language: 'nl',
    channels: ['inbox', 'print'],
  }
  expect(new Map(kinds.map(({ id, ...kind }) => [id, kind]))).toEqual(
    new Map(records.map((id, place) => [id, { ...sameOfAll, ...(place % 2 === 0 ? ofTemplate : supplied) }])),
  )
  expect(await database.hub.query(sql`select from record_kind`)).toHaveLength(2)
  const documents = await database.hub.query(sql`
    select record, n, name, own_lengths, to_json(shared_parts) as shared_parts, to_json(dictionary) as dictionary, pack_length
    from document_shown order by record, n`)
  expect(documents).toEqual(
    [...records].sort().flatMap((record) => [
      {
        record,
        n: 1,
        name: 'brief.pdf',
        own_lengths: [0, 300, 5],
        shared_parts: [7, 900],
        dictionary: null,
        pack_length: 305,
      },
      { record, n: 2, name: 'brief.html', own_lengths: [], shared_parts: [], dictionary: 8, pack_length: 90 },
      { record, n: 3, name: 'Mail.eml', own_lengths: [0, 200], shared_parts: [-1], dictionary: 8, pack_length: 200 },
      { record, n: 4, name: 'Plan.pdf', own_lengths: [], shared_parts: [], dictionary: null, pack_length: 40 },
    ]),
  )

  for (const message of messages) {
    const sender = { entity, test: false }
    const view = await database.asEntity(entity, (tx) => readMessage(tx, sender, message, keyring))
    expect(view?.route).toMatchObject(route)
    expect(view).toMatchObject({
      reference: 'R-1',
      status: 'delivered',
      final: true,
      events: [
        { sequence: 1, type: 'accepted', detail: first[0]?.detail },
        { sequence: 2, type: 'handed-over', delivery: 1, channel: 'inbox' },
        { sequence: 3, type: 'delivered', detail: { noAlert: 'turned-off' } },
      ],
    })
  }
  const { lines } = await database.asEntity(entity, (tx) => listEvents(tx, { entity, test: false }, feedStart, 10))
  expect(lines.map(({ type, actions }) => [type, actions?.[0]])).toEqual(
    messages.flatMap(() => [
      ['accepted', undefined],
      ['handed-over', { kind: 'pay', due: '2027-01-23', cents: 38_420 }],
      ['delivered', { kind: 'pay', due: '2027-01-23', cents: 38_420 }],
    ]),
  )
  const key = requestKey({ operation: 'resend', key: messages[1] ?? '', asked })
  const repeated = await database.asEntity(entity, (tx) =>
    tx.query<{ subject: string; answer: string; same: boolean }>(sql`
      select subject, answer, body_hash = ${key.bodyHash} as same from idempotency
      where entity = ${entity} and not test and operation = ${key.operation} and key_hash = ${key.keyHash}`),
  )
  expect(repeated.map((row) => ({ ...row, answer: answerOf(row.answer) }))).toEqual([
    { subject: messages[1], answer: 'scheduled', same: true },
  ])
  const stored = await database.hub.query<{ channels: Buffer }>(sql`select channels from message`)
  expect(stored.map(({ channels }) => decodeChannels(channels))).toEqual(
    messages.map(() => ['inbox', 'courier', 'print']),
  )
})

/** As the statements of the landing before wrote them. */
async function insertAsBefore(client: pg.Client, message: MessageId, at: Date): Promise<void> {
  await client.query(
    `insert into message (id, entity, test, status, final, reference, created_at, updated_at, class, priority, postage, channels,
      reply_allowed, recipient_type, reply_reference, check_code, language, language_rule, variant, route, actions, last_event)
    values ($1, $2, false, 'delivered', true, 'R-1', $3, $3, 'information', 'bulk', 'priority', '{inbox,courier,print}', false,
      'citizen', 'REPLY', 'CHECK', 'nl', 'fallback', 'normal', $4, $5, 3)`,
    [message, entity, at, JSON.stringify(route), JSON.stringify([{ kind: 'pay', due: '2027-01-23', cents: 38_420 }])],
  )
  for (const [seq, entries] of [[1, first] as const, [2, second] as const])
    await client.query(
      'insert into event (message_id, seq, entity, test, at, entries) values ($1, $2, $3, false, $4, $5)',
      [message, seq, entity, at, JSON.stringify(entries)],
    )
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest()
  await client.query(
    `insert into idempotency (entity, test, operation, key_hash, body_hash, subject, answer, created_at)
    values ($1, false, 'resend', $2, $3, $4, 'scheduled', $5)`,
    [entity, hash(message), hash(JSON.stringify(asked)), message, at],
  )
}

/** As the statements of the landing before 0073 wrote them. */
async function insertRecordAsBefore(client: pg.Client, record: RecordId, ofTemplate: boolean): Promise<void> {
  await client.query(
    `insert into record (id, entity, message, series, class, reference, subject, recipient_name, template_key, template_version,
      house_style_key, house_style_version, language, letter_date, channels, test, wrapped_key, search_text, search)
    values ($1, $2, $1, 'reeks', 'information', 'R-1', 'Uw brief', 'Jan Peeters', $3, $4, $5, $6, 'nl', '2026-11-29',
      '{inbox,print}', false, '', '', '')`,
    [record, entity, ...(ofTemplate ? ['brief', 2, 'huis', 1] : [null, null, null, null])],
  )
  await client.query(
    `insert into document (record, n, kind, usual, name, media_type, size, sha256, leaf, pack, pack_offset, pack_length, deflated,
      own_lengths, shared_parts, dictionary)
    values ($1, 1, 'letter', 'a', null, null, 900, '', 1, $1, 0, 305, false, '{0,300,5}', '{7,900}', null),
      ($1, 2, 'page', 'd', null, null, 200, '', 1, $1, 305, 90, true, null, null, 8),
      ($1, 3, 'email', null, 'Mail.eml', null, 700, '', 2, $1, 395, 200, true, '{0,200}', '{-1}', 8),
      ($1, 4, 'attachment', null, 'Plan.pdf', null, 40, '', 2, $1, 595, 40, false, '{40}', '{}', null)`,
    [record],
  )
}

/** Applies the migrations whose name comes before `name` and that are missing, and notes them as `migrate` does. */
