import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import { cosignedNote } from './cosigned-note.ts'
import { readTiles } from './read-tiles.ts'
import { tileWidth } from './tiles.ts'

/** Witnesses answer within seconds; a log without a cosignature for longer is shown as it is. */
const witnessedWithinMs = 10_000
const maxLooked = 30

/**
 * The last checkpoint that is also stored outside the database, as a note, with what witnesses signed below it. While witnesses have not answered yet, it is the one before, for
 * a few seconds. Undefined before the first leaf.
 */
export async function publishedCheckpoint(hub: Queryable): Promise<string | undefined> {
  const rows = await hub.query<{ note: string; at: Date; cosigners: number }>(sql`
    select ${cosignedNote} as note, c.at, (select count(*) from cosignature s where s.size = c.size) as cosigners
    from checkpoint c where c.size <= (select published from sequencer_turn) order by c.size desc limit ${maxLooked}`)
  const [last] = rows
  if (last === undefined) return undefined
  const recent = rows.filter(({ at }) => +last.at - +at <= witnessedWithinMs)
  const most = Math.max(...recent.map(({ cosigners }) => cosigners))
  return (recent.find(({ cosigners }) => cosigners === most) ?? last).note
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
