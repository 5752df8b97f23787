import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Tx } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import type { EntityId } from '../../core/words/id.ts'
import { type Leaf, type LeafCode, leafBytes, leafKind } from './leaf.ts'
import { leafHash } from './merkle.ts'
import { readTiles } from './read-tiles.ts'
import { appendLeaves, growingTiles, type Tile, TileSet, tilesOf } from './tiles.ts'

/** Maximum number of leaves of one round: about a second of work, far below the longest transaction that we allow. */
const maxLeaves = 5_000
const maxBatches = maxLeaves

interface Batch {
  readonly id: number
  readonly entity: EntityId
  readonly first: number | null
  readonly size: number
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
 * Numbers the waiting batches and puts their leaves into the tiles, in the caller's transaction as the hub. Batches that have a
 * number above the last checkpoint, because a process died after numbering them, keep it and are put into the tiles again.
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
  const batches = numbered.length > 0 ? numbered : await waiting(tx)
  if (batches.length === 0) return undefined
  await number(tx, batches, size)
  const leaves = await leavesOf(tx, batches)
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

async function numberedSince(tx: Tx, size: number): Promise<Batch[]> {
  return tx.query<Batch>(sql`
    select id, entity, first, size from leaf_batch where first >= ${size} order by first limit ${maxBatches}`)
}

/** As many batches as have the maximum number of leaves together, and one at least. */
async function waiting(tx: Tx): Promise<Batch[]> {
  return tx.query<Batch>(sql`
    select id, entity, first, size from (
      select id, entity, first, size, sum(size) over (order by id) as leaves from leaf_batch
      where first is null order by id limit ${maxBatches}) w
    where leaves <= ${maxLeaves} or leaves = size order by id`)
}

/** @throws LedgerBroken when a number was given before, and not in this order. */
async function number(tx: Tx, batches: readonly Batch[], size: number): Promise<void> {
  let next = size
  const fresh: { id: number; first: number }[] = []
  for (const batch of batches) {
    if (batch.first === null) fresh.push({ id: batch.id, first: next })
    else if (batch.first !== next) throw new LedgerBroken(`no leaf has the number ${next}`)
    next += batch.size
  }
  if (fresh.length === 0) return
  await tx.query(sql`
    update leaf_batch set first = given.first from ${rowsOf('given', { id: 'bigint', first: 'bigint' }, fresh)}
    where leaf_batch.id = given.id`)
}

/** The leaves of these batches, in the order of their numbers. @throws LedgerBroken when one is missing. */
async function leavesOf(tx: Tx, batches: readonly Batch[]): Promise<Leaf[]> {
  const ids = batches.map(({ id }) => id)
  const rows = await tx.query<Omit<Leaf, 'kind' | 'entity'> & { batch: number; place: number; kind: LeafCode }>(sql`
    select batch, record, place, kind, commitment from leaf where batch = any(${arrayOf('bigint', ids)})`)
  const there = new Map(rows.map((row) => [`${row.batch}/${row.place}`, row]))
  return batches.flatMap(({ id, entity, size }) =>
    Array.from({ length: size }, (_, place) => {
      const row = there.get(`${id}/${place}`)
      if (row === undefined) throw new LedgerBroken(`a batch of ${size} leaves has none in place ${place}`)
      return { record: row.record, entity, kind: leafKind(row.kind), commitment: row.commitment }
    }),
  )
}

async function write(tx: Tx, tiles: readonly Tile[]): Promise<void> {
  await tx.query(sql`
    insert into tile
    select * from ${rowsOf('t', { level: 'int', number: 'bigint', hashes: 'bytea' }, tiles)}
    on conflict (level, number) do update set hashes = excluded.hashes`)
}
