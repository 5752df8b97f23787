import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../core/db/database.ts'
import { notHandedOver } from '../change/complete-batches.ts'

const sampleMs = 60_000
/** Shorter observations say nothing about a pace. */
const shortestMs = 20_000
const batchesAtOnce = 20

interface Sample {
  /** Milliseconds since 1970. */
  readonly at: number
  /** Letters that waited to be handed over. */
  readonly open: number
}

/** Two observations of a list that is being sent, the later one a minute or more after the other. */
export interface Pace extends Sample {
  readonly before?: Sample
}

/** Observes the lists that are being sent, each once a minute; their letters are counted from an index. */
export async function samplePace(hub: Queryable, now: Date): Promise<void> {
  await hub.query(sql`
    update batch b set pace = jsonb_build_object('at', ${now.getTime()}::bigint, 'open',
        (select count(*) from message m where m.batch = b.id and m.status in ${notHandedOver}))
      || case when b.pace is null then '{}' else jsonb_build_object('before', b.pace - 'before') end
    where b.id in (
      select id from batch where phase = 'sending' and not paused
        and (pace is null or (pace ->> 'at')::bigint <= ${now.getTime() - sampleMs})
      order by id limit ${batchesAtOnce} for update skip locked)`)
}

/**
 * When the last letter would be handed over if the pace of the last minutes holds; undefined where no pace is known, or where letters
 * do not become fewer.
 * @param open letters that wait now
 */
export function estimateEnd(pace: Pace | null, open: number, now: Date): Date | undefined {
  if (pace === null || open === 0) return undefined
  const from = pace.before ?? pace
  const elapsed = now.getTime() - from.at
  const done = from.open - open
  if (elapsed < shortestMs || done <= 0) return undefined
  return new Date(now.getTime() + Math.ceil((open / done) * elapsed))
}
