import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import type { Gauge } from '../../core/telemetry/gauge.ts'
import { type QueueState, readQueue } from '../second-location/copy-queue.ts'
import { type SecondLocation } from '../second-location/store-locations.ts'
import { readRounds, type ScrubRound } from './scrub-round.ts'

/** How the store is, for operators and for monitoring. */
export interface StoreState {
  /** Absent without a second location. */
  readonly second?: QueueState & { readonly isListed: boolean }
  readonly running: ScrubRound | undefined
  readonly finished: ScrubRound | undefined
  /** Faults that are not repaired. */
  readonly open: number
  readonly lost: number
  readonly repaired: number
}

export async function readStoreState(hub: Queryable, second: SecondLocation | undefined): Promise<StoreState> {
  const [counts] = await hub.query<{ open: number; lost: number; repaired: number }>(sql`
    select count(*) filter (where outcome = 'open') as open, count(*) filter (where outcome = 'lost') as lost,
      count(*) filter (where outcome = 'repaired') as repaired
    from store_fault`)
  const { open = 0, lost = 0, repaired = 0 } = counts ?? {}
  const rounds = await readRounds(hub)
  if (second === undefined) return { ...rounds, open, lost, repaired }
  const [location] = await hub.query<{ isListed: boolean }>(sql`
    select listed_at is not null as "isListed" from blob_location where address = ${second.address}`)
  return {
    second: { ...(await readQueue(hub)), isListed: location?.isListed ?? false },
    ...rounds,
    open,
    lost,
    repaired,
  }
}

/** @param maxAgeMs every pack is to be read at least once in this time */
export async function readStoreGauges(
  hub: Queryable,
  second: SecondLocation | undefined,
  maxAgeMs: number,
  now: Date,
): Promise<readonly Gauge[]> {
  const state = await readStoreState(hub, second)
  const one = (name: string, help: string, value: number): Gauge => ({ name, help, values: [{ labels: {}, value }] })
  const since = (at: Date | null | undefined): number =>
    at == null ? 0 : Math.max(0, now.getTime() - at.getTime()) / 1_000
  const oldestRead = state.finished?.startedAt ?? state.running?.startedAt
  return [
    {
      name: 'uitpost_store_faults',
      help: 'Stored packs and shared parts that were missing or altered, by what became of them; lost: no location has the right bytes.',
      values: (['open', 'lost', 'repaired'] as const).map((outcome) => ({
        labels: { outcome },
        value: state[outcome],
      })),
    },
    one(
      'uitpost_store_scrub_age_seconds',
      'Time since the start of the last reading of the whole archive that came to its end.',
      since(oldestRead),
    ),
    one('uitpost_store_scrub_max_age_seconds', 'Time in which the whole archive is to be read.', maxAgeMs / 1_000),
    one(
      'uitpost_store_scrub_part_read',
      'Part of the archive that the current reading has read.',
      state.running === undefined || state.running.totalObjects === 0
        ? 1
        : state.running.objects / state.running.totalObjects,
    ),
    ...(state.second === undefined
      ? []
      : [
          one(
            'uitpost_store_copies_waiting',
            'Blobs that wait for their copy in the second location.',
            state.second.copies,
          ),
          one(
            'uitpost_store_removals_waiting',
            'Blobs whose removal from the second location waits for its time.',
            state.second.removals,
          ),
          one(
            'uitpost_store_copy_lag_seconds',
            'How long the oldest of these copies waits.',
            since(state.second.oldest),
          ),
        ]),
  ]
}
