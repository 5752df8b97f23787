import { type SQL, sql } from 'drizzle-orm'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { openArchive } from '../../../archive/archive-context.ts'
import type { InboxItemId } from '../../../channels/inbox/store/item.ts'
import { markRead } from '../../../channels/inbox/store/reading/mark-read.ts'
import { personIndex } from '../../../core/crypto/person-index.ts'
import type { Database, Queryable } from '../../../core/db/database.ts'
import type { EntityId } from '../../../core/words/id.ts'
import type { Recipient } from '../../../core/words/recipient.ts'
import { sendAlerts } from '../../../dispatcher/alert-outbox/send-alerts.ts'
import { mailboxIndex, sealAddress } from '../../../dispatcher/alerts/alert-address.ts'
import { createRelay } from '../../../dispatcher/chunks/relay.ts'
import { deliverChunk } from '../../../dispatcher/deliver/deliver.ts'
import { prepareChunk } from '../../../dispatcher/prepare/prepare.ts'
import type { JobQueues } from '../../../dispatcher/queue/job-queues.ts'
import { takeReads } from '../../../dispatcher/receipts/take-reads.ts'
import { citizen, type DispatcherFixture, openDispatcherFixture } from '../dispatcher-fixture.ts'

let at: DispatcherFixture
let entity: EntityId

beforeAll(async () => {
  at = await openDispatcherFixture()
  entity = await at.newEntity('OVO000001')
  await countRowWrites(at.test.superuserUrl)
  sendChunk = openCountingDispatcher()
  // The first chunk of a version also looks up the version, its house style and the shared parts.
  await sendChunk('information')
})

/** A trigger on every one of our own tables but those that are written once per chunk: exact, and no row is missed. */
async function countRowWrites(superuserUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    await client.query(`
      create sequence row_writes;
      create function count_row_write() returns trigger language plpgsql security definer as
        $$ begin perform nextval('public.row_writes'); return null; end $$;
      do $$ declare t regclass; begin
        for t in select c.oid from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
          and c.relname not in ('chunk', 'pack', 'leaf_batch', 'channel_state', 'channel_outcome', 'channel_hour', 'alert_outcome')
        loop execute format('create trigger counts after insert or update or delete on %s for each row execute function count_row_write()', t); end loop;
      end $$;
      grant select on row_writes to uitpost_hub;`)
  } finally {
    await client.end()
  }
}
async function rowWrites(): Promise<number> {
  const [row] = await at.test.database.hub.query<{ count: number }>(
    sql`select case when is_called then last_value else 0 end as count from row_writes`,
  )
  return row?.count ?? 0
}

/** The same database, counting its statements. */
function counting(database: Database): Database & { statements: number } {
  const counted = (queryable: Queryable): Queryable => ({
    query: <Row extends object>(statement: SQL) => {
      all.statements += 1
      return queryable.query<Row>(statement)
    },
  })
  const all = {
    ...database,
    statements: 0,
    hub: counted(database.hub),
    asHub: <T>(work: Parameters<typeof database.asHub<T>>[0], plans?: 'generic') =>
      database.asHub<T>((tx) => work({ ...counted(tx), transaction: true, orm: tx.orm }), plans),
  }
  return all
}

const letters = 16

/** Sends chunks of letters from the request to their hand-over, and returns the statements of the two stages. */
type SendChunk = (
  letterClass: 'information' | 'decision',
  recipient?: () => Recipient,
) => Promise<{ prepare: number; deliver: number }>
let sendChunk: SendChunk

function openCountingDispatcher(): SendChunk {
  const put: string[] = []
  const queues: JobQueues = {
    put: async (_, jobs) => void put.push(...jobs.map(({ job }) => job.subject)),
    work: () => undefined,
    check: async () => undefined,
    close: async () => undefined,
  }
  const database = counting(at.test.database)
  const archive = openArchive({ database, blobs: at.deps.archive.blobs, keyring: at.keyring, clock: at.clock })
  // A lease that is never renewed: renewing costs a statement on a slow machine.
  const parts = { ...at.deps, database, archive, queues, leaseMs: 3_600_000 }
  const relay = createRelay({ hub: database.hub, ...parts })
  return async (letterClass, recipient = citizen) => {
    const request = { priority: 'bulk', class: letterClass } as const
    await Promise.all(Array.from({ length: letters }, () => at.send(entity, { ...request, recipient: recipient() })))
    await relay.round()
    expect(put).toHaveLength(1)
    const [prepare = ''] = put.splice(0)
    database.statements = 0
    await prepareChunk(parts, prepare)
    const prepared = database.statements
    database.statements = 0
    // Letters that were handed over while they were prepared have no second chunk.
    for (const deliver of put.splice(0)) await deliverChunk(parts, deliver)
    return { prepare: prepared, deliver: database.statements }
  }
}

/** A blind index that begins as the item says: its inbox is that of the recipient. */
const personOfKey = (key: string): Buffer => Buffer.from(`${key}${key}`.replaceAll('-', ''), 'hex')

/** Every recipient whose letter waits to be opened opens it. */
async function openAll(): Promise<void> {
  const { database } = at.test
  const items = await database.hub.query<{ id: InboxItemId; key: string }>(
    sql`select i.id, i.person as key from inbox_item i join message m on m.id = i.message where not m.final`,
  )
  for (const { id, person } of items.map(({ id, key }) => ({ id, person: personOfKey(key) })))
    await database.asPerson(person, (tx) => markRead(tx, id, person, at.clock.now()))
  await takeReads(at.deps)
}

async function open(): Promise<number> {
  const [row] = await at.test.database.hub.query<{ count: number }>(
    sql`select count(*) as count from message where not final`,
  )
  return row?.count ?? 0
}

test('a letter that is handed over at once costs seventeen row writes, its chunk sixteen statements (decisions 0039 and 0048)', async () => {
  const before = await rowWrites()
  const cost = await sendChunk('information')
  expect(await open()).toBe(0)
  expect((await rowWrites()) - before).toBeLessThanOrEqual(17 * letters)
  expect(cost.deliver).toBe(0)
  expect(cost.prepare).toBeLessThanOrEqual(16)
})

test('a letter with a reading term costs twenty until it is delivered, a chunk eleven statements to prepare and ten to hand over, and its opening what decision 0003 says', async () => {
  const before = await rowWrites()
  const cost = await sendChunk('decision')
  const handedOver = await rowWrites()
  expect(await open()).toBe(letters)
  // The first record of its kind adds the kind (decision 0048).
  expect(handedOver - before).toBeLessThanOrEqual(20 * letters + 1)
  expect(cost.prepare).toBeLessThanOrEqual(11)
  expect(cost.deliver).toBeLessThanOrEqual(10)
  await openAll()
  expect(await open()).toBe(0)
  expect(((await rowWrites()) - handedOver) / letters).toBeLessThanOrEqual(10)
})

/** A citizen with a confirmed address for alerts. */
async function alerted(): Promise<Recipient> {
  const recipient = citizen()
  const person = personIndex(recipient, at.keyring) ?? Buffer.alloc(0)
  const email = 'lezer@voorbeeld.example'
  await at.test.database.hub.query(sql`
    insert into preference (person, email, email_index, email_confirmed_at, alerts, updated_at)
    values (${person}, ${sealAddress(email, person, at.keyring)}, ${mailboxIndex(email, at.keyring)}, ${at.clock.now()},
      true, ${at.clock.now()})`)
  return recipient
}

test('an alert costs three row writes more: planned, claimed, sent (decision 0027)', async () => {
  const recipients = await Promise.all(Array.from({ length: letters }, alerted))
  const before = await rowWrites()
  const cost = await sendChunk('information', () => recipients.pop() ?? citizen())
  const delivered = await rowWrites()
  expect(delivered - before).toBeLessThanOrEqual(18 * letters)
  expect(cost.deliver).toBe(0)
  const mailer = {
    send: async (notices: readonly object[]) =>
      notices.map(() => ({ kind: 'accepted', providerReference: 'x' }) as const),
    receipts: async () => [],
  }
  await sendAlerts({ ...at.deps, mailer }, new AbortController().signal)
  expect((await rowWrites()) - delivered).toBe(2 * letters)
})
