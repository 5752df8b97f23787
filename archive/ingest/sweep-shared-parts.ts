import { type SQL, sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { EntityId } from '../../core/words/id.ts'
import type { ArchiveContext } from '../archive-context.ts'
import { sharedPartBlob, touchedAgainAfterMs } from './shared-parts.ts'

/**
 * A process that uses a part updates its date at least once a day, and the record that refers to it follows within another day,
 * or never (see `sweepPacks`). A part that was not used for three days and that no document refers to will not be referred to.
 */
const sweptAfterMs = 3 * touchedAgainAfterMs
/** How many parts one statement checks, and one transaction removes. */
const partsPerStep = 50

export interface SweptParts {
  readonly parts: number
  /** The size of their content. */
  readonly bytes: number
}

interface UnusedPart {
  readonly id: number
  readonly entity: EntityId
  readonly digest: Buffer
  readonly size: number
}

/**
 * Removes shared parts that no document refers to and that were not used for three days. The rows are deleted first; the bytes
 * are deleted before the transaction ends, so that a process that stores the same part at the same time waits, and then writes it
 * again. A crash in between leaves a row without bytes that nothing refers to: the next sweep removes it, or its bytes are
 * written again.
 * @param dryRun counts what would be removed
 */
export async function sweepSharedParts(
  { blobs, clock, database }: Pick<ArchiveContext, 'blobs' | 'clock' | 'database'>,
  { dryRun = false }: { readonly dryRun?: boolean } = {},
): Promise<SweptParts> {
  const before = new Date(clock.now().getTime() - sweptAfterMs)
  let [parts, bytes] = [0, 0]
  for (let after = 0; ; ) {
    const checked = await database.hub.query<{ id: number }>(sql`
      select id from shared_part where used_at < ${before} and id > ${after} order by id limit ${partsPerStep}`)
    const last = checked.at(-1)
    if (last === undefined) return { parts, bytes }
    const ids = checked.map(({ id }) => id)
    const unused = dryRun
      ? await database.hub.query<UnusedPart>(sql`select * from shared_part p where ${isUnused(ids, before)}`)
      : await database.asHub(async (tx) => {
          const removed = await tx.query<UnusedPart>(sql`
            delete from shared_part p where ${isUnused(ids, before)} returning p.id, p.entity, p.digest, p.size`)
          await Promise.all(removed.map(({ entity, digest }) => blobs.remove(sharedPartBlob(entity, digest))))
          return removed
        })
    parts += unused.length
    bytes += unused.reduce((sum, { size }) => sum + size, 0)
    after = last.id
  }
}

function isUnused(ids: readonly number[], before: Date): SQL {
  return sql`p.id = any(${arrayOf('bigint', ids)}) and p.used_at < ${before}
    and not exists (select from document d where layout_uses(d.layout) @> array[p.id] and d.layout is not null)`
}
