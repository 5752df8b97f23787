import { sql } from 'drizzle-orm'
import type { Database, Tx } from '../../../core/db/database.ts'
import { readTiles } from '../read-tiles.ts'
import { LedgerBroken } from '../sequence-leaves.ts'
import { tileWidth } from '../tiles.ts'
import { checkpointsAtOnce, type PublishedCheckpoint } from './checkpoint-file.ts'
import { leafHashBytes } from './leaf-file.ts'
import type { PublishedFiles } from './published-files.ts'

const tilesAtOnce = 64

/**
 * Writes to the files what they do not have yet: the hashes of the leaves first, then the checkpoints of the last round and those of a
 * process that died before it could. Only then are the checkpoints shown to others: a database that is restored can always continue the
 * log that was seen (decision 0111).
 */
export async function publishCheckpoints(database: Database, files: PublishedFiles): Promise<void> {
  while ((await publishSome(database, files)) === checkpointsAtOnce);
}

/** @returns how many checkpoints the file did not have */
async function publishSome(database: Database, files: PublishedFiles): Promise<number> {
  return database.asHub(async (tx) => {
    // One process at a time writes the files, or each would add what the other has just added.
    await tx.query(sql`select 1 from sequencer_turn for update`)
    const last = await files.checkpoints.last()
    const missing = await tx.query<PublishedCheckpoint>(
      sql`select size, note from checkpoint where size > ${last?.size ?? 0} order by size limit ${checkpointsAtOnce}`,
    )
    const size = missing.at(-1)?.size ?? last?.size ?? 0
    await writeLeaves(tx, files, size)
    await files.checkpoints.append(missing)
    await tx.query(sql`update sequencer_turn set published = ${size} where published < ${size}`)
    return missing.length
  })
}

/** Copies hashes from the tiles of the database, from the last whole tile of the file on. @throws LedgerBroken */
async function writeLeaves(tx: Tx, { leaves }: PublishedFiles, size: number): Promise<void> {
  let there = await leaves.size()
  while (there < size) {
    const first = Math.floor(there / tileWidth)
    const names = Array.from({ length: tilesAtOnce }, (_, i) => ({ level: 0, number: first + i }))
    const tiles = (await readTiles(tx, names)).sort((a, b) => a.number - b.number)
    const to = Math.min(size, (first + tilesAtOnce) * tileWidth)
    const hashes = Buffer.concat(tiles.map((tile) => tile.hashes)).subarray(0, (to - first * tileWidth) * leafHashBytes)
    if (hashes.length < (to - first * tileWidth) * leafHashBytes)
      throw new LedgerBroken(`the tiles hold fewer hashes than the checkpoint of ${size} leaves`)
    await leaves.write(first * tileWidth, hashes)
    there = to
  }
}

/**
 * A database that lacks a published checkpoint was restored to an older state, or rewritten. If it signed again, two logs under
 * one name would be published.
 * @throws LedgerBroken
 */
export async function assertPublishedKnown(database: Database, { checkpoints }: PublishedFiles): Promise<void> {
  const last = await checkpoints.last()
  if (last === undefined) return
  const [there] = await database.hub.query<{ note: string }>(sql`select note from checkpoint where size = ${last.size}`)
  if (there?.note !== last.note)
    throw new LedgerBroken(
      `the database does not know the published checkpoint of ${last.size} leaves: it was restored from a back-up; run uitpost recovery begin, or begin a log under another name`,
    )
}
