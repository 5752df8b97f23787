import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import type { Hash, Range } from './merkle.ts'
import { type Tile, type TileName, TileSet, tilesOf } from './tiles.ts'

/** Reads these tiles with one statement; those that do not exist are left out. */
export async function readTiles(from: Queryable, names: readonly TileName[]): Promise<Tile[]> {
  if (names.length === 0) return []
  return from.query<Tile>(sql`
    select tile.level, tile.number, tile.hashes
    from ${rowsOf('wanted', { level: 'int', number: 'bigint' }, names)}
    join tile on tile.level = wanted.level and tile.number = wanted.number`)
}

/** Reads the hashes of these ranges of the log with one statement. @throws TileMissing */
export async function hashesOf(from: Queryable, ranges: readonly Range[]): Promise<Hash[]> {
  const tiles = new TileSet(await readTiles(from, tilesOf(ranges)))
  return ranges.map((range) => tiles.hashOfRange(range))
}
