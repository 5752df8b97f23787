import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import { readTiles } from './read-tiles.ts'
import { tileWidth } from './tiles.ts'

/** The last signed checkpoint as a note; undefined before the first leaf. */
export async function publishedCheckpoint(hub: Queryable): Promise<string | undefined> {
  const [row] = await hub.query<{ note: string }>(sql`select note from checkpoint order by size desc limit 1`)
  return row?.note
}

export interface WantedTile {
  readonly level: number
  readonly number: number
  /** How many hashes of the tile. */
  readonly width: number
}

/** What the path of a tile of hashes names, below `tile/`; undefined for anything else (C2SP tlog-tiles). */
export function readTilePath(path: string): WantedTile | undefined {
  const [, level, groups = '', width] =
    /^([0-9]|[1-5][0-9]|6[0-3])\/((?:x\d{3}\/){0,4}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/.exec(path) ?? []
  if (level === undefined) return undefined
  // A number has one form only: none begins with a group of zeroes.
  if (groups.startsWith('x000/')) return undefined
  const wide = width === undefined ? tileWidth : Number(width)
  if (width !== undefined && wide >= tileWidth) return undefined
  return { level: Number(level), number: Number(groups.replaceAll(/[x/]/g, '')), width: wide }
}

/** Hashes of the log, 32 bytes each; undefined where the log has not so many yet. They say nothing about letters. */
export async function publishedTile(hub: Queryable, { level, number, width }: WantedTile): Promise<Buffer | undefined> {
  const [tile] = await readTiles(hub, [{ level, number }])
  return tile === undefined || tile.hashes.length < width * 32 ? undefined : tile.hashes.subarray(0, width * 32)
}
