import { type SQL, sql } from 'drizzle-orm'
import type { Clock } from '../../core/clock.ts'
import type { Queryable } from '../../core/db/database.ts'
import type { Log } from '../../core/log.ts'
import type { EntityId } from '../../core/words/id.ts'
import { type Priority, priorities } from '../../core/words/message.ts'
import type { JobQueues } from '../queue/job-queues.ts'
import { queueOf, type Stage, stages } from '../queue/queue-names.ts'
import { drawDeliver, drawPrepare, openChannels, singly } from './draw-work.ts'
import { dissolveExpired, findLost } from './reconcile.ts'

/** Letters in a chunk: few where a person waits, many where throughput counts. */
export const chunkSizes: Readonly<Record<Priority, number>> = { urgent: 4, normal: 16, bulk: 32 }

export interface RelayDeps {
  readonly hub: Queryable
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

export function createRelay(deps: RelayDeps): Relay {
  const { hub, clock, queues, capacity } = deps
  const lastServed = new Map<string, EntityId>()
  return {
    round: async () => {
      const now = clock.now()
      let put = 0
      const waiting = await lanesWithWork(hub, now)
      for (const { stage, lane, untaken } of waiting) {
        const slots = 2 * capacity - untaken
        if (slots <= 0) continue
        const draw = { lane, slots, size: chunkSizes[lane], after: lastServed.get(`${stage}/${lane}`), now }
        const drawn = stage === 'prepare' ? await drawPrepare(hub, draw) : await drawDeliver(hub, draw)
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

/** Repairs what the queue or a worker lost. Runs at intervals, in each dispatcher. */
export async function reconcile({ hub, clock, queues, log }: RelayDeps): Promise<void> {
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
async function lanesWithWork(hub: Queryable, now: Date): Promise<{ stage: Stage; lane: Priority; untaken: number }[]> {
  return hub.query(waitingLanes(now))
}

/** The statement of `lanesWithWork`; as in `drawDeliver`, deliveries for a channel that is not open are never read. */
export function waitingLanes(now: Date): SQL {
  return sql`
    select stage, lane,
      (select count(*) from chunk c where c.stage = s.stage and c.lane = l.lane and c.lease_until is null) as untaken
    from unnest(${sql.param([...stages])}::text[]) as s(stage), unnest(${sql.param([...priorities])}::text[]) as l(lane)
    where case s.stage
      when 'prepare' then exists (select from work w where w.lane = l.lane and w.chunk is null and not w.held and w.due_at <= ${now})
      else exists (select from (${openChannels(now)}) o cross join lateral (
        select from delivery w where w.lane = l.lane and w.channel = o.channel and w.chunk is null and w.due_at <= ${now} and ${singly}
        limit 1) each)
    end
    order by l.lane = 'urgent' desc, s.stage = 'deliver' desc`
}
