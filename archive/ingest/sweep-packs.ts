import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import { dayMs } from '../../core/durations.ts'
import type { ArchiveContext } from '../archive-context.ts'

/** A pack whose rows did not come within a day belongs to a chunk that died: its letters were put into another pack since. */
const sweptAfterMs = dayMs
const packsPerStep = 500

/**
 * Removes packs older than a day that no row refers to. Documents of archived letters are never touched: their pack has a row,
 * written in the same transaction as the rows of the documents.
 * @param dryRun counts what would be removed
 * @returns how many were removed.
 */
export async function sweepPacks(
  { blobs, clock, database }: Pick<ArchiveContext, 'blobs' | 'clock' | 'database'>,
  { dryRun = false }: { readonly dryRun?: boolean } = {},
): Promise<number> {
  const before = clock.now().getTime() - sweptAfterMs
  let removed = 0
  let old: string[] = []
  const sweep = async (): Promise<void> => {
    const keys = old
    old = []
    const packs = keys.map((key) => key.split('/').at(-1))
    const rows = await database.hub.query<{ id: string }>(
      sql`select id from pack where id = any(${arrayOf('uuid', packs)})`,
    )
    const referred = new Set(rows.map((row) => row.id))
    for (const key of keys.filter((_, i) => !referred.has(packs[i] ?? ''))) {
      if (!dryRun) await blobs.remove(key)
      removed += 1
    }
  }
  for await (const { key, writtenAt } of blobs.list('packs/')) {
    if (writtenAt.getTime() < before) old.push(key)
    if (old.length >= packsPerStep) await sweep()
  }
  await sweep()
  return removed
}
