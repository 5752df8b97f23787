import { sql } from 'drizzle-orm'
import type { Database } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import type { Id } from '../../core/words/id.ts'
import { type LogKeys, verifyCheckpointBy } from '../ledger/log-keys.ts'
import type { Hash } from '../ledger/merkle.ts'
import type { PublishedFiles } from '../ledger/published/published-files.ts'
import { readTiles } from '../ledger/read-tiles.ts'
import { LedgerBroken } from '../ledger/sequence-leaves.ts'
import { appendLeaves, growingTiles, TileSet, tilesOf } from '../ledger/tiles.ts'
import type { LogSizes } from './log-sizes.ts'
import { numberPublishedLeaves } from './number-published-leaves.ts'

export interface ContinueDeps {
  readonly database: Database
  readonly files: PublishedFiles
  /** The keys that signed checkpoints, from another place than the database. */
  readonly keys: LogKeys
  readonly now: Date
}

const hashesAtOnce = 8_192
const checkpointsAtOnce = 1_000

/** @throws LedgerBroken when the database has another log than was published, or the published one cannot be continued */
export async function compareWithPublished({ database, files, keys }: ContinueDeps): Promise<LogSizes> {
  const [last] = await database.hub.query<{ size: number }>(sql`select max(size) as size from checkpoint`)
  const known = last?.size ?? 0
  const published = await files.checkpoints.last()
  if (published === undefined) return { known, published: known }
  if (published.size <= known) {
    const [there] = await database.hub.query<{ note: string }>(
      sql`select note from checkpoint where size = ${published.size}`,
    )
    if (there?.note === published.note) return { known, published: known }
    throw new LedgerBroken(`the database has another log than the one that was published at ${published.size} leaves`)
  }
  if (verifyCheckpointBy(published.note, keys)?.checkpoint.size !== published.size)
    throw new LedgerBroken('the last published checkpoint was not signed by the key of this hub')
  if ((await files.leaves.size()) < published.size)
    throw new LedgerBroken(`the file of leaf hashes ends before the published checkpoint of ${published.size} leaves`)
  return { known, published: published.size }
}

/**
 * Makes a restored database know the published log: tiles and checkpoints come from the files outside it, and leaves that waited for a
 * number at the restored moment get the one under which they were published. Nothing is signed. The log continues where it was seen to end,
 * so that witnesses and monitors find it consistent (decision 0111). The checkpoints are written last: after an interruption it is done again.
 * @throws LedgerBroken when the database is no earlier state of the published log
 */
export async function continueLog(deps: ContinueDeps, recovery: Id<'recovery'>, sizes: LogSizes): Promise<void> {
  const { database, files, keys } = deps
  const { known, published } = sizes
  const last = await files.checkpoints.last()
  const signed = last && verifyCheckpointBy(last.note, keys)?.checkpoint
  if (published <= known || signed === undefined) return
  await appendTiles(database, files, sizes)
  if (!(await rootOf(database, published)).equals(signed.root))
    throw new LedgerBroken('the restored database is no earlier state of the published log: the hashes differ')
  await numberPublishedLeaves(database, files.leaves, recovery, sizes)
  await insertCheckpoints(deps, sizes)
}

async function appendTiles(
  database: Database,
  { leaves }: PublishedFiles,
  { known, published }: LogSizes,
): Promise<void> {
  for (let at = known; at < published; at += hashesAtOnce) {
    const hashes = await leaves.read(at, Math.min(published, at + hashesAtOnce))
    await database.asHub(async (tx) => {
      const changed = appendLeaves(await readTiles(tx, growingTiles(at)), at, hashes)
      await tx.query(sql`
        insert into tile
        select * from ${rowsOf('t', { level: 'int', number: 'bigint', hashes: 'bytea' }, changed)}
        on conflict (level, number) do update set hashes = excluded.hashes`)
    })
  }
}

async function rootOf({ hub }: Database, size: number): Promise<Hash> {
  const range = { from: 0, to: size }
  return new TileSet(await readTiles(hub, tilesOf([range]))).hashOfRange(range)
}

async function insertCheckpoints(deps: ContinueDeps, { known, published }: LogSizes): Promise<void> {
  const { database, files, keys, now } = deps
  const rows: { size: number; root: Buffer; note: string; key: string }[] = []
  for await (const { size, note } of files.checkpoints.after(known)) {
    const signed = verifyCheckpointBy(note, keys)
    if (signed === undefined || size > published)
      throw new LedgerBroken(`the checkpoint of ${size} leaves is not valid`)
    rows.push({ size, root: signed.checkpoint.root, note, key: signed.key })
  }
  // All of them or none: the last one says that the log was continued.
  await database.asHub(async (tx) => {
    for (let from = 0; from < rows.length; from += checkpointsAtOnce)
      await tx.query(sql`
        insert into checkpoint (size, root, at, note, verifier_key)
        select c.size, c.root, ${now}::timestamptz, c.note, c.key
        from ${rowsOf('c', { size: 'bigint', root: 'bytea', note: 'text', key: 'text' }, rows.slice(from, from + checkpointsAtOnce))}
        on conflict (size) do nothing`)
    // Keys that were followed after the restored moment ended where the published log says.
    await tx.query(sql`
      insert into ledger_key_change (former, next, size, entries, at)
      select former, next, size, entries, ${now}::timestamptz from (
        select verifier_key as former, size, lead(verifier_key) over (order by size) as next, lead(size) over (order by size) as entries
        from checkpoint where size >= ${known}) c
      where former <> next order by size
      on conflict (former) do nothing`)
    await tx.query(sql`update sequencer_turn set published = ${published}`)
  })
}
