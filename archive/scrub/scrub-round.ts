import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'

/** One reading of the whole archive. */
export interface ScrubRound {
  readonly id: number
  readonly startedAt: Date
  readonly finishedAt: Date | null
  readonly phase: 'packs' | 'parts'
  readonly afterPack: string | null
  readonly afterPart: number | null
  /** Packs and shared parts that there were at the start. */
  readonly totalObjects: number
  readonly totalBytes: number
  readonly objects: number
  readonly bytes: number
  /** Documents that were opened as a reader would. */
  readonly documents: number
  readonly faults: number
  readonly urgent: boolean
  readonly fence: number
}

const columns = sql`id, started_at as "startedAt", finished_at as "finishedAt", phase, after_pack as "afterPack",
  after_part as "afterPart", total_objects as "totalObjects", total_bytes as "totalBytes", objects, bytes, documents, faults, urgent, fence`

/** Begins a round when none runs and the last one began before this moment. @returns whether it began one */
export async function beginRound(hub: Queryable, now: Date, lastBegan: Date): Promise<boolean> {
  const [row] = await hub.query<{ due: boolean }>(sql`
    select not exists (select from scrub_round where finished_at is null)
      and not exists (select from scrub_round where started_at > ${lastBegan}) as due`)
  return row?.due === true && insertRound(hub, now, false)
}

/** Asks for a round as fast as the settings allow: the one that runs, or a new one. */
export async function hurryRound(hub: Queryable, now: Date): Promise<void> {
  const rows = await hub.query(sql`
    update scrub_round set urgent = true, next_at = least(next_at, ${now}) where finished_at is null and not urgent returning 1 as one`)
  if (rows.length === 0) await insertRound(hub, now, true)
}

async function insertRound(hub: Queryable, now: Date, urgent: boolean): Promise<boolean> {
  const rows = await hub.query(sql`
    insert into scrub_round (started_at, next_at, urgent, total_objects, total_bytes)
    select ${now}::timestamptz, ${now}::timestamptz, ${urgent}::boolean, packs.count + parts.count, packs.bytes + parts.bytes
    from (select count(*), coalesce(sum(size), 0)::bigint as bytes from pack) packs,
      (select count(*), coalesce(sum(size), 0)::bigint as bytes from shared_part) parts
    on conflict do nothing returning 1 as one`)
  return rows.length > 0
}

/** Takes the next step of the round that runs, when it is due and no other process works on it. */
export async function claimRound(hub: Queryable, now: Date, leaseMs: number): Promise<ScrubRound | undefined> {
  const [round] = await hub.query<ScrubRound>(sql`
    update scrub_round set next_at = ${new Date(now.getTime() + leaseMs)}, fence = fence + 1
    where id = (select id from scrub_round where finished_at is null and next_at <= ${now} for update skip locked)
    returning ${columns}`)
  return round
}

/** Stores how far the round came, unless another process took it in the meantime. @param nextAt when the next step may begin */
export async function saveRound(hub: Queryable, round: ScrubRound, nextAt: Date): Promise<void> {
  await hub.query(sql`
    update scrub_round set phase = ${round.phase}, after_pack = ${round.afterPack}, after_part = ${round.afterPart},
      objects = ${round.objects}, bytes = ${round.bytes}, documents = ${round.documents}, faults = ${round.faults},
      finished_at = ${round.finishedAt}, next_at = ${nextAt}
    where id = ${round.id} and fence = ${round.fence}`)
}

/** The round that runs, and the last one that came to its end. */
export async function readRounds(
  hub: Queryable,
): Promise<{ readonly running: ScrubRound | undefined; readonly finished: ScrubRound | undefined }> {
  const [running] = await hub.query<ScrubRound>(sql`select ${columns} from scrub_round where finished_at is null`)
  const [finished] = await hub.query<ScrubRound>(sql`
    select ${columns} from scrub_round where finished_at is not null order by finished_at desc limit 1`)
  return { running, finished }
}
