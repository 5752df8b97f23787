import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { systemClock } from '../../core/clock.ts'
import { createKeyring } from '../../core/crypto/keyring.ts'
import type { Database } from '../../core/db/database.ts'
import type { EntityId } from '../../core/words/id.ts'
import { createCallback } from '../../dispatcher/callbacks/create-callback.ts'
import { readCallbackEvents } from '../../dispatcher/callbacks/read-events.ts'
import { createCallbackSender } from '../../dispatcher/callbacks/send-callbacks.ts'
import { feedStart, listEvents } from '../../dispatcher/events/list-events.ts'
import { openOutsideCaller } from '../../dispatcher/outside/call-outside.ts'
import type { BenchOptions } from '../bench-options.ts'
import { forkProgram } from '../fork-program.ts'
import { openInstallation } from '../installation/open-installation.ts'
import { type BenchResult, calibrate, figure, machine } from '../measure.ts'
import { fillFeed } from './fill-feed.ts'

const sizes = {
  full: { feed: 1_000_000, events: 10_000, pages: 100 },
  brief: { feed: 100_000, events: 3_000, pages: 40 },
  smoke: { feed: 2_000, events: 200, pages: 4 },
} as const

/** How often the count of accepted events is read. */
const lookMs = 100

/**
 * How many events a second one process takes from the feed, posts to one receiver, and notes; what each costs this process; and how
 * long a page of 200 events takes at any place of a long feed.
 */
export async function benchCallbacks({ size }: BenchOptions): Promise<BenchResult> {
  const { feed, events, pages } = sizes[size]
  const before = calibrate()
  await using installation = await openInstallation([])
  const { database } = installation
  const [row] = await database.hub.query<{ id: EntityId }>(sql`select id from entity order by id limit 1`)
  if (row === undefined) throw new Error('The installation has no entity')
  await fillFeed(database, row.id, feed)
  const times = await pagesOf(database, row.id, pages)
  const sent = await post(database, row.id, events)
  return {
    bench: 'callbacks',
    at: new Date().toISOString(),
    machine: machine([before, calibrate()]),
    settings: { eventsInFeed: feed, events, pages, callsAtOnce: 10 },
    figures: [
      figure('posted and noted', 'events/s', [sent.events / sent.seconds], { bar: 500 }),
      figure('an event, without PostgreSQL', 'CPU ms', [sent.cpuMs / sent.events]),
      figure('page of 200 events, p95', 'ms', [times[Math.floor(times.length * 0.95)] ?? Number.NaN], {
        bar: 50,
        atMost: true,
      }),
    ],
  }
}

/** Milliseconds of pages at places that are spread over the feed, sorted. */
async function pagesOf(database: Database, entity: EntityId, count: number): Promise<number[]> {
  const places = await database.hub.query<{ xid: string }>(sql`
    select distinct on (bucket) xid::text as xid from (
      select xid, ntile(${count}::int) over (order by xid) as bucket from event) e order by bucket`)
  const times: number[] = []
  for (const { xid } of places) {
    const began = performance.now()
    await database.asEntity(entity, (tx) => listEvents(tx, { entity, test: false }, { ...feedStart, xid }, 200))
    times.push(performance.now() - began)
  }
  return times.toSorted((a, b) => a - b)
}

async function post(
  database: Database,
  entity: EntityId,
  events: number,
): Promise<{ readonly seconds: number; readonly cpuMs: number; readonly events: number }> {
  const receiver = forkProgram(import.meta.url, 'receiver')
  const [{ port }] = (await once(receiver, 'message')) as [{ readonly port: number }]
  const keyring = createKeyring([{ id: 1, key: randomBytes(32) }], randomBytes(32))
  const outside = openOutsideCaller({ allowPrivate: true })
  const sender = createCallbackSender({ database, clock: systemClock, keyring, outside })
  const wanted = { url: `http://127.0.0.1:${port}/`, types: ['*'], test: false, createdBy: 'bench' } as const
  try {
    const { id } = await database.asEntity(entity, (tx) =>
      createCallback(tx, entity, wanted, keyring, systemClock.now()),
    )
    await database.hub.query(sql`update callback_reader set xid = '0' where callback = ${id}`)
    const [cpu, began] = [process.cpuUsage(), performance.now()]
    const stop = new AbortController()
    const accepted = async (): Promise<number> => {
      const [row] = await database.hub.query<{ accepted: number }>(sql`select accepted from callback where id = ${id}`)
      return row?.accepted ?? 0
    }
    // Side by side, as in a dispatcher: the next events are read while these are posted.
    const reading = whileRunning(stop.signal, () => readCallbackEvents(database, systemClock.now()))
    const sending = whileRunning(stop.signal, () => sender.run(stop.signal))
    let count = 0
    while (count < events) {
      await sleep(lookMs)
      count = await accepted()
    }
    const { user, system } = process.cpuUsage(cpu)
    const seconds = (performance.now() - began) / 1_000
    stop.abort()
    await Promise.all([reading, sending])
    return { seconds, cpuMs: (user + system) / 1_000, events: count }
  } finally {
    outside.close()
    receiver.kill()
  }
}

/** Again and again, with the pause of a dispatcher's loop that found work. */
async function whileRunning(signal: AbortSignal, work: () => Promise<unknown>): Promise<void> {
  while (!signal.aborted) {
    await work()
    await sleep(10)
  }
}
