import { type SQL, sql } from 'drizzle-orm'
import type { Clock } from '../../core/clock.ts'
import type { Database, Queryable } from '../../core/db/database.ts'
import type { Log } from '../../core/log.ts'
import type { EntityId } from '../../core/words/id.ts'
import { type Priority, priorities } from '../../core/words/message.ts'
import { lockLimited } from '../channel-state/hand-over-concurrency.ts'
import type { JobQueues } from '../queue/job-queues.ts'
import { queueOf, type Stage, stages } from '../queue/queue-names.ts'
import { type Draw, type DrawnChunk, drawDeliver, drawPrepare, singly } from './draw-work.ts'
import { openChannels } from './open-channels.ts'
import { dissolveExpired, findLost } from './reconcile.ts'

/** Letters in a chunk: few where a person waits, many where throughput counts. */
export const chunkSizes: Readonly<Record<Priority, number>> = { urgent: 4, normal: 16, bulk: 32 }

export interface RelayDeps {
  readonly hub: Queryable
  readonly database: Pick<Database, 'asHub'>
  readonly clock: Clock
  readonly queues: JobQueues
  readonly log: Log
  /** Chunks of one lane and stage that this process runs at the same time; twice as many wait in the queue at most. */
  readonly capacity: number
}

/** Moves due work from the rows into the queue. The backlog itself stays in the rows. */
export interface Relay {
  /** One round over all lanes. @returns how many chunks were put. */
  round(): Promise<number>
}

/**
 * Chunks of one channel in one lane that a dispatcher takes: as many as it runs at a time, and one that waits. It has as many
 * workers for each channel (`runtime/work-queues.ts`), so that a channel that does not answer delays no other. More would only wait
 * for connections to the database.
 */
export const chunksPerChannel = ({ capacity }: Pick<RelayDeps, 'capacity'>): number => capacity + 1

export function createRelay(deps: RelayDeps): Relay {
  const { hub, clock, queues, capacity } = deps
  const lastServed = new Map<string, EntityId>()
  return {
    round: async () => {
      const now = clock.now()
      let put = 0
      const waiting = await lanesWithWork(hub, now, chunksPerChannel(deps))
      for (const { stage, lane, untaken, limited } of waiting) {
        const slots = 2 * capacity - untaken
        if (slots <= 0) continue
        const draw = { lane, slots, size: chunkSizes[lane], after: lastServed.get(`${stage}/${lane}`), now }
        const perChannel = chunksPerChannel(deps)
        const drawn =
          stage === 'prepare'
            ? await drawPrepare(hub, draw)
            : limited
              ? await drawWithinLimits(deps, { ...draw, perChannel })
              : await drawDeliver(hub, { ...draw, perChannel })
        const last = drawn.at(-1)
        if (last !== undefined) lastServed.set(`${stage}/${lane}`, last.entity)
        await queues.put(
          queueOf(stage, lane),
          drawn.map(({ id }) => ({ name: id, job: { subject: id } })),
        )
        put += drawn.length
      }
      return put
    },
  }
}

/** Draws while the limited channels are locked: two dispatchers would otherwise fill the same free places. */
function drawWithinLimits({ database }: Pick<RelayDeps, 'database'>, draw: Draw): Promise<DrawnChunk[]> {
  return database.asHub(async (tx) => drawDeliver(tx, { ...draw, locked: await lockLimited(tx) }))
}

/** Repairs what the queue or a worker lost. Runs at intervals, in each dispatcher. */
export async function reconcile({ hub, clock, queues, log }: Omit<RelayDeps, 'database'>): Promise<void> {
  const now = clock.now()
  const apart = await dissolveExpired(hub, now)
  if (apart > 0) log.warn({ chunks: apart }, 'leases ran out')
  const lost = await findLost(hub, now)
  if (lost.length > 0) log.warn({ chunks: lost.length }, 'jobs put again')
  for (const { id, stage, lane } of lost) {
    await queues.put(queueOf(stage, lane), [{ name: `${id}-${now.getTime()}`, job: { subject: id } }])
  }
}

/**
 * The lanes that have something due, with the chunks that no worker has taken yet; one statement for all. Running chunks do not
 * count: each further dispatcher finds work, and the chunks of a dead one block no other until their lease expires.
 */
async function lanesWithWork(hub: Queryable, now: Date, perChannel: number): Promise<WaitingLane[]> {
  return hub.query<WaitingLane>(waitingLanes(now, perChannel))
}

interface WaitingLane {
  readonly stage: Stage
  readonly lane: Priority
  readonly untaken: number
  /** Whether a channel has a limit of letters at the same time. */
  readonly limited: boolean
}

/** The statement of `lanesWithWork`; as in `drawDeliver`, deliveries for a channel that is not open are never read. */
export function waitingLanes(now: Date, perChannel: number): SQL {
  const open = openChannels({ lane: sql`l.lane`, now, size: 1, chunks: perChannel })
  return sql`
    select stage, lane,
      (select count(*) from chunk c where c.stage = s.stage and c.lane = l.lane and c.lease_until is null) as untaken,
      exists (select from channel_concurrency) as limited
    from unnest(${sql.param([...stages])}::text[]) as s(stage), unnest(${sql.param([...priorities])}::text[]) as l(lane)
    where case s.stage
      when 'prepare' then exists (select from work w where w.lane = l.lane and w.chunk is null and not w.held and w.due_at <= ${now})
      else exists (select from (${open}) o cross join lateral (
        select from delivery w where w.lane = l.lane and w.channel = o.channel and w.chunk is null and w.due_at <= ${now} and ${singly}
        limit 1) each)
    end
    order by l.lane = 'urgent' desc, s.stage = 'deliver' desc`
}
