import { createHash, randomBytes } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import { listDone } from '../../channels/inbox/store/done-actions.ts'
import { type InboxHead, personKeyOf, sealHead } from '../../channels/inbox/store/item.ts'
import { listInbox } from '../../channels/inbox/store/read-inbox.ts'
import { createKeyring, type Keyring } from '../../core/crypto/keyring.ts'
import type { Database } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import { type EntityId, newId } from '../../core/words/id.ts'
import type { BenchOptions } from '../bench-options.ts'
import { openInstallation } from '../installation/open-installation.ts'
import { type BenchResult, calibrate, figure, machine } from '../measure.ts'
import { handOverToInboxes } from './hand-over.ts'

const sizes = { full: 1_000_000, brief: 100_000, smoke: 2_000 } as const
/** People whose lists are read, each with letters of which one in ten is unread. */
const readers = { full: 200, brief: 50, smoke: 4 } as const
const lettersOfOne = 100
const pageSize = 50
const perStatement = 25_000
const runs = 5
const head: InboxHead = {
  sender: 'Agentschap Voorbeeldbelastingen',
  subject: 'Aanslagbiljet onroerende voorheffing 2026',
  language: 'nl',
  actions: [{ kind: 'pay', text: 'Betaal € 384,20.', due: '2027-01-31' }],
  payment: { cents: 38_420, iban: 'BE68539007547034', reference: '+++085/1927/54115+++', beneficiary: 'Agentschap' },
  replyAllowed: true,
  replyReference: 'ABCDEFGHJKMNPQ',
  addressee: 'Mieke Proefmans',
  documents: [{ n: 1, kind: 'letter', name: 'brief.pdf', mediaType: 'application/pdf', size: 61_234 }],
}

/**
 * How many letters are put into inboxes, and the list of an inbox among many: the time of each query within the database (`explain (analyze)`, planning left out), and
 * the processor time of a whole list of fifty, opened and written as JSON, in the process of the API and in PostgreSQL together.
 */
export async function benchInbox({ size }: BenchOptions): Promise<BenchResult> {
  const before = calibrate()
  await using installation = await openInstallation([])
  const { database } = installation
  const keyring = createKeyring([{ id: 1, key: randomBytes(32) }], randomBytes(32))
  const people = Array.from({ length: readers[size] }, (_, at) => createHash('sha256').update(`reader ${at}`).digest())
  await fill(database, keyring, people, sizes[size])
  const figures = await handOverToInboxes(database, keyring, await entityOf(database), size, () => cpuOf(installation))
  for (const [name, statement] of queries(people[0] ?? Buffer.alloc(32)))
    figures.push(
      figure(name, 'ms', await Promise.all(people.slice(0, 9).map((each) => timeOf(database, each, statement)))),
    )
  const costs: number[] = []
  const answers: number[] = []
  for (let run = 0; run <= runs; run++) {
    const from = await cpuOf(installation)
    for (const person of people) {
      const start = performance.now()
      await list(database, person, keyring)
      answers.push(performance.now() - start)
    }
    // The first round warms compiler and buffers.
    if (run === 0) answers.length = 0
    else costs.push((((await cpuOf(installation)) - from) * 1_000) / people.length)
  }
  const slowest = answers.toSorted((a, b) => a - b)[Math.floor(answers.length * 0.95)] ?? Number.NaN
  figures.push(
    figure(`list of ${pageSize}, CPU of process and PostgreSQL`, 'ms', costs),
    figure(`list of ${pageSize}, one after the other, p95`, 'ms', [slowest]),
  )
  return {
    bench: 'inbox',
    at: new Date().toISOString(),
    machine: machine([before, calibrate()]),
    settings: { letters: sizes[size], readers: readers[size], lettersOfOne },
    figures,
  }
}

/** As `GET /v1/inbox/messages` does it, without HTTP and the session. */
async function list(database: Database, person: Buffer, keyring: Keyring): Promise<string> {
  const reader = { index: person, strongly: false }
  return database.asPerson(person, async (tx) => {
    const page = await listInbox(tx, { limit: pageSize }, reader, keyring)
    const done = await listDone(
      tx,
      page.items.map(({ id }) => id),
      person,
    )
    return JSON.stringify([page, done.size])
  })
}

function queries(reader: Buffer): readonly (readonly [string, SQL])[] {
  const top = sql`'9999-12-31'::timestamptz, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid`
  const page = (unread: boolean) =>
    sql`select * from inbox_page('-infinity', ${top}, ${unread}, ${pageSize + 1}, ${reader}::bytea, false)`
  return [
    ['page', page(false)],
    ['page of unread ones', page(true)],
    ['count of unread ones', sql`select inbox_unread()`],
    ['page of a portal', sql`select * from inbox_feed(0, 10)`],
    ['senders and years', sql`select * from inbox_senders(false)`],
    ['kinds', sql`select * from inbox_class_counts(${reader}::bytea, false)`],
  ]
}

async function fill(database: Database, keyring: Keyring, people: readonly Buffer[], letters: number): Promise<void> {
  const entity = await entityOf(database)
  const sealed = sealHead(head, newId('inboxItem', new Date()), keyring).length
  // The letters of all other people are never opened: they have the size of a real one.
  for (let from = 1; from <= letters; from += perStatement)
    await database.hub.query(sql`
    insert into inbox_item (id, entity, person, message, sequence, record, head, received_at, read_at, read_by)
    select gen_random_uuid(), ${entity}::uuid, md5((i % ${Math.ceil(letters / lettersOfOne)}::int)::text)::uuid,
      gen_random_uuid(), 1, gen_random_uuid(), decode(repeat(md5(i::text), ${Math.ceil(sealed / 16)}::int), 'hex'),
      now() - i * interval '20 seconds', case when i % 10 > 0 then now() end, case when i % 10 > 0 then gen_random_uuid() end
    from generate_series(${from}::int, ${Math.min(from + perStatement - 1, letters)}::int) i`)
  for (const person of people) {
    const items = Array.from({ length: lettersOfOne }, (_, at) => ({ id: newId('inboxItem', new Date()), at }))
    await database.hub.query(sql`
      insert into inbox_item (id, entity, person, message, sequence, record, head, received_at, read_at, read_by)
      select w.id, ${entity}::uuid, ${personKeyOf(person)}::uuid, gen_random_uuid(), 1, gen_random_uuid(), w.head,
        now() - w.at * interval '3 days', case when w.at % 10 > 0 then now() end, case when w.at % 10 > 0 then gen_random_uuid() end
      from ${rowsOf(
        'w',
        {
          id: ['uuid', ({ id }) => id],
          at: ['int', ({ at }) => at],
          head: ['bytea', ({ id }) => sealHead(head, id, keyring)],
        },
        items,
      )}`)
  }
  await database.hub.query(sql`analyze inbox_item`)
}

async function entityOf(database: Database): Promise<EntityId> {
  const [entity] = await database.hub.query<{ id: EntityId }>(sql`select id from entity order by id limit 1`)
  if (entity === undefined) throw new Error('The installation has no entity')
  return entity.id
}

async function timeOf(database: Database, person: Buffer, statement: SQL): Promise<number> {
  const [row] = await database.asPerson(person, (tx) =>
    tx.query<{ 'QUERY PLAN': [{ 'Execution Time': number }] }>(sql`explain (analyze, format json) ${statement}`),
  )
  return row?.['QUERY PLAN'][0]['Execution Time'] ?? Number.NaN
}

/** CPU seconds of this process and of the connections of PostgreSQL so far: it vacuums and writes what was filled before, too. */
async function cpuOf(installation: Awaited<ReturnType<typeof openInstallation>>): Promise<number> {
  const { user, system } = process.cpuUsage()
  const { parts } = await installation.readCpu()
  return (user + system) / 1e6 + (parts['PostgreSQL, connections'] ?? 0)
}
