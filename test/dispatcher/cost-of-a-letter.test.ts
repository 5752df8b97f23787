import type { SQL } from 'drizzle-orm'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { openArchive } from '../../archive/archive-context.ts'
import type { Database, Queryable } from '../../core/db/database.ts'
import type { EntityId } from '../../core/words/id.ts'
import { deliverChunk } from '../../dispatcher/jobs/deliver.ts'
import { prepareChunk } from '../../dispatcher/jobs/prepare.ts'
import type { JobQueues } from '../../dispatcher/queue/job-queues.ts'
import { createRelay } from '../../dispatcher/relay/relay.ts'
import { type AtHand, dispatcherAtHand } from './dispatcher-at-hand.ts'

let at: AtHand
let entity: EntityId

beforeAll(async () => {
  at = await dispatcherAtHand()
  entity = await at.newEntity('OVO000001')
  await countRowWrites(at.test.superuserUrl)
})

/** A trigger on every table of ours but the two that are written once per chunk: exact, and no row slips through. */
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
          and c.relname not in ('chunk', 'pack')
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

/** The same database, counting what is asked of it. */
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
    asHub: <T>(work: Parameters<typeof database.asHub<T>>[0]) =>
      database.asHub<T>((tx) => work({ ...counted(tx), transaction: true, orm: tx.orm })),
  }
  return all
}

test('a letter costs at most twenty row writes, a chunk at most ten statements a stage', async () => {
  const letters = 16
  const put: string[] = []
  const queues: JobQueues = {
    put: async (_, jobs) => void put.push(...jobs.map(({ job }) => job.subject)),
    work: () => undefined,
    close: async () => undefined,
  }
  const database = counting(at.test.database)
  // A lease that is never renewed: renewing costs a statement on a slow machine.
  const parts = { ...at.parts, database, queues, leaseMs: 3_600_000 }
  const archive = openArchive({ database, blobs: at.parts.archive.blobs, keyring: at.keyring, clock: at.clock })
  const all = { ...parts, archive }
  const relay = createRelay({ hub: database.hub, ...all })
  const round = async (): Promise<{ prepare: number; deliver: number }> => {
    await Promise.all(
      Array.from({ length: letters }, () => at.send(entity, { priority: 'bulk', class: 'information' })),
    )
    put.length = 0
    await relay.round()
    expect(put).toHaveLength(1)
    const [prepare = ''] = put.splice(0)
    database.statements = 0
    await prepareChunk(all, prepare)
    const prepared = database.statements
    const [deliver = ''] = put.splice(0)
    database.statements = 0
    await deliverChunk(all, deliver)
    return { prepare: prepared, deliver: database.statements }
  }
  // The first chunk of a version also looks up the version, its house style and the shared parts.
  await round()
  const before = await rowWrites()
  const cost = await round()
  const perLetter = ((await rowWrites()) - before) / letters
  expect(
    await at.test.database.hub.query(sql`select 1 as one from message where status <> 'delivered' or not final`),
  ).toEqual([])
  expect(perLetter).toBeLessThanOrEqual(20)
  expect(cost.prepare).toBeLessThanOrEqual(10)
  expect(cost.deliver).toBeLessThanOrEqual(10)
})
