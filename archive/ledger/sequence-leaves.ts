import { sql } from 'drizzle-orm'
import type { Tx } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import type { EntityId, RecordId } from '../../core/words/id.ts'
import { type LeafKind, leafBytes } from './leaf.ts'
import { leafHash } from './merkle.ts'
import { readTiles } from './read-tiles.ts'
import { appendLeaves, growingTiles, type Tile, TileSet, tilesOf } from './tiles.ts'

/** Maximum number of leaves of one round: about a second of work, far below the longest transaction that we allow. */
const maxLeaves = 5_000

interface LeafRow {
  readonly record: RecordId
  readonly n: number
  readonly entity: EntityId
  readonly kind: LeafKind
  readonly commitment: Buffer
  readonly position: number | null
}

/** The log after a round. */
export interface Grown {
  readonly size: number
  readonly root: Buffer
}

/** The ledger contradicts itself: nothing may be signed until a person has examined it. */
export class LedgerBroken extends Error {
  constructor(detail: string) {
    super(`The ledger is broken: ${detail}`)
    this.name = 'LedgerBroken'
  }
}

/**
 * Numbers the waiting leaves and puts them into the tiles, in the caller's transaction as the hub. Leaves that have a number
 * above the last checkpoint, because a process died after numbering them, keep it and are put into the tiles again.
 * @returns undefined when another process is numbering, or no leaf waits.
 * @throws LedgerBroken, TileMissing
 */
export async function sequenceLeaves(tx: Tx): Promise<Grown | undefined> {
  // Only one process numbers leaves. The lock is a row that only the hub's role can lock, since any role can take an advisory
  // lock.
  const turn = await tx.query(sql`select 1 from sequencer_turn for update skip locked`)
  if (turn.length === 0) return undefined
  const [last] = await tx.query<{ size: number; root: Buffer }>(
    sql`select size, root from checkpoint order by size desc limit 1`,
  )
  const size = last?.size ?? 0
  const numbered = await numberedSince(tx, size)
  const leaves = numbered.length < maxLeaves ? [...numbered, ...(await waiting(tx))] : numbered
  if (leaves.length === 0) return undefined
  leaves.forEach(({ position }, i) => {
    if (position !== null && position !== size + i) throw new LedgerBroken(`no leaf has the number ${size + i}`)
  })
  await number(tx, leaves, size)
  const growing = await readTiles(tx, growingTiles(size))
  assertLeadsTo(growing, size, last?.root)
  const changed = appendLeaves(
    growing,
    size,
    leaves.map((leaf) => leafHash(leafBytes(leaf))),
  )
  await write(tx, changed)
  const now = size + leaves.length
  return { size: now, root: new TileSet([...growing, ...changed]).hashOfRange({ from: 0, to: now }) }
}

/** Refuses to append unless the stored tiles have the root of the last signed checkpoint. */
function assertLeadsTo(growing: readonly Tile[], size: number, root: Buffer | undefined): void {
  if (root === undefined) return
  const whole = { from: 0, to: size }
  // A subtree whose size is a multiple of 256 has its hash one level up, in a tile that grows as well.
  const there = new Set(growing.map(({ level, number: n }) => `${level}/${n}`))
  const complete = tilesOf([whole]).every((name) => there.has(`${name.level}/${name.number}`))
  if (!complete || !new TileSet(growing).hashOfRange(whole).equals(root))
    throw new LedgerBroken('the tiles do not lead to the last checkpoint')
}

async function numberedSince(tx: Tx, size: number): Promise<LeafRow[]> {
  return tx.query<LeafRow>(sql`
    select record, n, entity, kind, commitment, position from leaf
    where position is not null and position >= ${size} order by position limit ${maxLeaves}`)
}

/** Skips leaves that another transaction locks because it adds to their record; they are numbered in the next round. */
async function waiting(tx: Tx): Promise<LeafRow[]> {
  return tx.query<LeafRow>(sql`
    select record, n, entity, kind, commitment, position from leaf
    where position is null order by record, n limit ${maxLeaves} for update skip locked`)
}

async function number(tx: Tx, leaves: readonly LeafRow[], size: number): Promise<void> {
  const fresh = leaves.flatMap(({ record, n, position }, i) =>
    position === null ? [{ record, n, position: size + i }] : [],
  )
  await tx.query(sql`
    update leaf set position = given.position
    from ${rowsOf('given', { record: 'uuid', n: 'int', position: 'bigint' }, fresh)}
    where leaf.record = given.record and leaf.n = given.n`)
}

async function write(tx: Tx, tiles: readonly Tile[]): Promise<void> {
  await tx.query(sql`
    insert into tile
    select * from ${rowsOf('t', { level: 'int', number: 'bigint', hashes: 'bytea' }, tiles)}
    on conflict (level, number) do update set hashes = excluded.hashes`)
}
