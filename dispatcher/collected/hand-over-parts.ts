import { sql } from 'drizzle-orm'
import { type DeliveryOfRun, lettersOfPart, partsToHandOver } from '../../channels/print/desk/close-run.ts'
import { partOf } from '../../channels/print/desk/hand-over.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Tx } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import type { EntityId, Id } from '../../core/words/id.ts'
import { closedChannels } from '../channel-state/channel-health.ts'
import type { DispatcherParts } from '../dispatcher-deps.ts'
import { queueOf } from '../queue/queue-names.ts'
import { partsAgain } from './runs-wait.ts'

interface Part {
  readonly run: Id<'run'>
  readonly entity: EntityId
  readonly n: number
}

/** A run waits for nobody, but it is the largest piece of work there is. */
const lane = 'bulk'
const columns = { message: 'uuid', sequence: 'int' } as const

/**
 * Puts each part that is ready into the queue, as one chunk: from there it goes the way of every delivery – lease, fence,
 * outcome written only by who holds it. Parts whose last try failed come again when they are due, also when the partner had
 * them already and only our own note of it is missing.
 */
export async function handOverParts(parts: DispatcherParts): Promise<void> {
  const { hub } = parts.database
  if ((await closedChannels(hub, parts.clock.now())).has('print')) return
  for (const part of await partsToHandOver(hub)) await putPart(parts, part)
  for (;;) {
    const [delivery] = await partsAgain(hub, parts.clock.now())
    const part = delivery === undefined ? undefined : await partOf(hub, delivery)
    if (part === undefined || !(await putPart(parts, part))) return
  }
}

async function putPart(parts: DispatcherParts, part: Part): Promise<boolean> {
  const { database, clock, queues, log } = parts
  const letters = await lettersOfPart(database.hub, part.run, part.n)
  const chunk = await database.asHub((tx) => formChunk(tx, part, letters, clock.now()))
  if (chunk === undefined) return false
  // Not put: the reconciler finds the row and puts it again.
  await queues.put(queueOf('deliver', lane), [{ name: chunk, job: { subject: chunk } }]).catch(() => {
    log.warn({ chunk }, 'put failed')
  })
  return true
}

/** The part as one chunk, or undefined when it is on its way, not due yet, done, or waits for an operator. */
async function formChunk(
  tx: Tx,
  { entity }: Part,
  letters: readonly DeliveryOfRun[],
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
    insert into chunk (id, entity, stage, lane, channel, put_at) values (${id}, ${entity}, 'deliver', ${lane}, 'print', ${now})`)
  return id
}
