import { sql } from 'drizzle-orm'
import type { Collector, DeliveryRef, PartRef } from '../../channels/collector.ts'
import { collectors } from '../../channels/collectors.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Tx } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import type { ChannelName } from '../../core/words/message.ts'
import { openChannels } from '../chunks/open-channels.ts'
import { chunksPerChannel } from '../chunks/relay.ts'
import type { DispatcherDeps } from '../dispatcher-deps.ts'
import { queueOf } from '../queue/queue-names.ts'
import { partsToRetry } from './has-due-runs.ts'

/** Bulk: a run is not urgent, and it is the largest unit of work. */
const lane = 'bulk'
const columns = { message: 'uuid', sequence: 'int' } as const

/**
 * Puts each part that is ready into the queue, as one chunk: from there it is handled like every delivery, with a lease and a
 * fence. Parts whose last attempt failed are put again when they are due, also when the partner had them already and only the
 * hub's own record of it is missing.
 */
export async function handOverParts(deps: DispatcherDeps): Promise<void> {
  for (const [channel, collector] of collectors) await handOverPartsOf(deps, channel, collector)
}

async function handOverPartsOf(deps: DispatcherDeps, channel: ChannelName, collector: Collector): Promise<void> {
  const { hub } = deps.database
  let free = await freePlaces(deps, channel)
  if (free <= 0) return
  for (const part of await collector.partsToHandOver(hub)) {
    if (await putPart(deps, channel, collector, part)) free -= 1
    if (free <= 0) return
  }
  while (free > 0) {
    const [delivery] = await partsToRetry(hub, channel, deps.clock.now())
    const part = delivery === undefined ? undefined : await collector.partOf(hub, delivery)
    if (part === undefined || !(await putPart(deps, channel, collector, part))) return
    free -= 1
  }
}

/** How many parts the channel takes now: none while it is paused or rests. */
async function freePlaces(deps: DispatcherDeps, channel: ChannelName): Promise<number> {
  const open = openChannels({ lane, now: deps.clock.now(), size: 1, chunks: chunksPerChannel(deps) })
  const [found] = await deps.database.hub.query<{ free: number }>(
    sql`select free from (${open}) o where channel = ${channel}`,
  )
  return found?.free ?? 0
}

async function putPart(
  deps: DispatcherDeps,
  channel: ChannelName,
  collector: Collector,
  part: PartRef,
): Promise<boolean> {
  const { database, clock, queues, log } = deps
  const letters = await collector.lettersOfPart(database.hub, part.run, part.n)
  const chunk = await database.asHub((tx) => formChunk(tx, channel, part, letters, clock.now()))
  if (chunk === undefined) return false
  // When this fails, the reconciler finds the row and puts it again.
  await queues.put(queueOf('deliver', lane), [{ name: chunk, job: { subject: chunk } }]).catch(() => {
    log.warn({ chunk }, 'put failed')
  })
  return true
}

/** The part as one chunk, or undefined when it is on its way, not due yet, finished, or waits for an operator. */
async function formChunk(
  tx: Tx,
  channel: ChannelName,
  { entity }: PartRef,
  letters: readonly DeliveryRef[],
  now: Date,
): Promise<string | undefined> {
  const rows = await tx.query<{ ready: boolean }>(sql`
    select d.chunk is null and d.status in ('planned', 'unknown') and (d.due_at is null or d.due_at <= ${now}) as ready
    from ${rowsOf('l', columns, letters)} join delivery d on d.message_id = l.message and d.seq = l.sequence
    order by d.message_id for update of d`)
  if (rows.length < letters.length || rows.length === 0 || rows.some((row) => !row.ready)) return undefined
  const dead = await tx.query(sql`
    select from dead_letter where ended is null
      and message_id = any(${arrayOf(
        'uuid',
        letters.map((letter) => letter.message),
      )}) limit 1`)
  if (dead.length > 0) return undefined
  const id = crypto.randomUUID()
  await tx.query(sql`
    with marked as (
      update delivery d set chunk = ${id} from ${rowsOf('l', columns, letters)}
      where d.message_id = l.message and d.seq = l.sequence
    )
    insert into chunk (id, entity, stage, lane, channel, put_at) values (${id}, ${entity}, 'deliver', ${lane}, ${channel}, ${now})`)
  return id
}
