import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import type { Id } from '../../core/words/id.ts'

/** The state of a hub after its database was restored: nothing leaves until an operator ends it (decision 0111). */
export interface Recovery {
  readonly id: Id<'recovery'>
  readonly begunAt: Date
  readonly begunBy: string
  /** The moment of the last change that the restored database holds; null where nothing says so. */
  readonly restoredTo: Date | null
  /** Leaves of the log that the restored database knew, and leaves that were published. */
  readonly logSize: number
  readonly publishedSize: number
  /** Packs that no row of the restored database names. */
  readonly packs: number
  /** Those of them that do not say what they hold. */
  readonly packsWithoutIndex: number
  /** Keys and entities that were made after the restored moment and came back from their files, and files that were of no use. */
  readonly keysAdopted: number
  readonly entitiesAdopted: number
  readonly keysRefused: number
  /** Null until every pack was read. */
  readonly surveyedAt: Date | null
  readonly endedAt: Date | null
  readonly endedBy: string | null
}

/** The recovery that is open. */
export async function findOpenRecovery(hub: Queryable): Promise<Recovery | undefined> {
  return (await readRecoveries(hub)).find(({ endedAt }) => endedAt === null)
}

/** @throws Refusal UP-5055, since letters that were accepted now could be lost to a second restore */
export function refuseInRecovery(): never {
  throw new Refusal('UP-5055', 'The database was restored, and no letter is accepted yet. Try again later.')
}

/** All recoveries of this hub, the newest first. */
export async function readRecoveries(hub: Queryable): Promise<readonly Recovery[]> {
  return hub.query<Recovery>(sql`
    select id, begun_at as "begunAt", begun_by as "begunBy", restored_to as "restoredTo", log_size as "logSize",
      published_size as "publishedSize", packs, packs_without_index as "packsWithoutIndex",
      keys_adopted as "keysAdopted", entities_adopted as "entitiesAdopted", keys_refused as "keysRefused", surveyed_at as "surveyedAt",
      ended_at as "endedAt", ended_by as "endedBy"
    from recovery order by begun_at desc`)
}
