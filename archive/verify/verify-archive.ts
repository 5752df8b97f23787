import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import { type RecordId, showId } from '../../core/words/id.ts'
import type { ArchiveContext } from '../archive-context.ts'
import { hashOnlyBetween } from '../ledger/hash-only-leaves.ts'
import { storedLogKeys } from '../ledger/key-changes.ts'
import { leafBytes, leafCode } from '../ledger/leaf.ts'
import type { LogKeys } from '../ledger/log-keys.ts'
import { leafHash } from '../ledger/merkle.ts'
import { openCheckpointFile, type PublishedCheckpoint } from '../ledger/published/checkpoint-file.ts'
import { openPublishedFiles } from '../ledger/published/published-files.ts'
import { leavesBetween } from '../ledger/read-leaves.ts'
import { readTiles } from '../ledger/read-tiles.ts'
import { readOpenings } from '../ledger/record-opening.ts'
import { TileMissing, TileSet, tileWidth } from '../ledger/tiles.ts'
import { checkDestroyedLists, checkDisposals } from './check-disposals.ts'
import { byEntity, checkOpening, readAll } from './check-opening.ts'
import { checkTransfers } from './check-transfers.ts'
import { found, type VerifyStep } from './finding.ts'
import { LogCheck } from './log-check.ts'

export interface VerifyOptions {
  /** `name+hash+key`, from another place than the database. */
  readonly verifierKey: string
  /** With the former keys, where the statement of the database may be lacking, as after a restore. */
  readonly keys?: LogKeys
  /** The file of published checkpoints, to notice a log that was rewritten as a whole. */
  readonly checkpointFile?: string
}

const leavesPerPage = 20 * tileWidth
const recordsPerPage = 100

/** Checks everything: the log against its checkpoints, each record against the log, each document's bytes. */
export async function* verifyArchive(context: ArchiveContext, options: VerifyOptions): AsyncGenerator<VerifyStep> {
  const keys = options.keys ?? (await storedLogKeys(context.database.hub, options.verifierKey))
  yield* verifyLog(context, keys)
  if (options.checkpointFile !== undefined) yield* verifyPublished(context, options.checkpointFile)
  yield* verifyRecords(context)
  const leaves = options.checkpointFile === undefined ? undefined : openPublishedFiles(options.checkpointFile).leaves
  yield* checkDestroyedLists(context, keys, leaves)
}

/** Only these records: their rows, leaves and bytes, not the log as a whole. */
export async function* verifyRecordsOf(
  context: ArchiveContext,
  records: readonly RecordId[],
): AsyncGenerator<VerifyStep> {
  const openings = await readOpenings(context.database.hub, records)
  const there = new Set(openings.map((opening) => opening.record))
  const missing = records.filter((each) => !there.has(each))
  const destroyed = new Set<RecordId>()
  yield* checkDisposals(context.database.hub, missing, destroyed)
  for (const record of missing.filter((each) => !destroyed.has(each)))
    yield found('record-missing', { record: showId('record', record) })
  for (const finding of openings.flatMap((opening) => [...checkOpening(opening)])) yield { kind: 'finding', finding }
  for (const group of byEntity(openings))
    for await (const read of readAll(context, group)) if ('what' in read) yield { kind: 'finding', finding: read }
}

async function* verifyLog(context: ArchiveContext, keys: LogKeys): AsyncGenerator<VerifyStep> {
  const { hub } = context.database
  const [last] = await hub.query<{ size: number }>(sql`select max(size) as size from checkpoint`)
  const total = last?.size ?? 0
  const check = new LogCheck()
  for (let from = 0; from < total; from += leavesPerPage) {
    const to = Math.min(total, from + leavesPerPage)
    const leaves = await leavesBetween(hub, from, to)
    const notes = await hub.query<PublishedCheckpoint>(
      sql`select size, note from checkpoint where size > ${from} and size <= ${to}`,
    )
    const numbers = Array.from({ length: Math.ceil((to - from) / tileWidth) }, (_, i) => from / tileWidth + i)
    const tiles = new TileSet(
      await readTiles(
        hub,
        numbers.map((number) => ({ level: 0, number })),
      ),
    )
    const hashOnly = await hashOnlyBetween(hub, from, to)
    const at = new Map(leaves.map((leaf) => [leaf.position, leaf]))
    const noteAt = new Map(notes.map(({ size, note }) => [size, note]))
    for (let index = from; index < to; index++) {
      const leaf = at.get(index)
      const entry = leaf && { hash: leafHash(leafBytes(leaf)), record: showId('record', leaf.record) }
      const tile = hashIn(tiles, index)
      if (entry === undefined && tile === undefined) {
        // After this nothing can be compared any more.
        yield found('leaf-missing', { leaf: index })
        return
      }
      for (const finding of check.push(entry, tile, hashOnly.has(index))) yield { kind: 'finding', finding }
      const note = noteAt.get(index + 1)
      if (note !== undefined) for (const finding of check.state(note, keys)) yield { kind: 'finding', finding }
    }
    const sealed = leaves.filter((leaf) => leaf.kind === 'sealed' && leaf.n === 1).map((leaf) => leaf.record)
    yield* missingAmong(context, sealed)
    yield* checkDisposals(
      context.database.hub,
      leaves.filter((leaf) => leaf.kind === 'destroyed').map((leaf) => leaf.record),
    )
    yield* checkTransfers(
      context.database.hub,
      leaves.filter((leaf) => leaf.kind === 'transferred').map((leaf) => leaf.record),
    )
    yield { kind: 'progress', of: 'leaves', done: to, total }
  }
  for (const finding of check.close()) yield { kind: 'finding', finding }
}

function hashIn(tiles: TileSet, index: number): Buffer | undefined {
  try {
    return tiles.hash(0, index)
  } catch (error) {
    if (error instanceof TileMissing) return undefined
    throw error
  }
}

/** A legal disposal leaves a leaf that records it. A record that was transferred is still here until a disposal destroys it. */
async function* missingAmong(context: ArchiveContext, records: readonly RecordId[]): AsyncGenerator<VerifyStep> {
  const missing = await context.database.hub.query<{ record: RecordId }>(sql`
    select wanted.record from unnest(${arrayOf('uuid', records)}) wanted (record)
    where not exists (select from record r where r.id = wanted.record)
      and not exists (select from leaf l where l.record = wanted.record and l.kind = ${leafCode('destroyed')})`)
  for (const { record } of missing) yield found('record-missing', { record: showId('record', record) })
}

async function* verifyPublished(context: ArchiveContext, path: string): AsyncGenerator<VerifyStep> {
  const page: PublishedCheckpoint[] = []
  const unknown = async (): Promise<number[]> => {
    const given = page.splice(0)
    const rows = await context.database.hub.query<{ size: number }>(sql`
      select p.size from ${rowsOf<PublishedCheckpoint>(
        'p',
        { size: ['bigint', ({ size }) => size], note: ['text', ({ note }) => note] },
        given,
      )}
      left join checkpoint c on c.size = p.size where c.note is distinct from p.note order by p.size`)
    return rows.map((row) => row.size)
  }
  for await (const published of openCheckpointFile(path).after(-1)) {
    page.push(published)
    if (page.length >= 1_000) for (const leaf of await unknown()) yield found('checkpoint-unknown', { leaf })
  }
  for (const leaf of await unknown()) yield found('checkpoint-unknown', { leaf })
}

async function* verifyRecords(context: ArchiveContext): AsyncGenerator<VerifyStep> {
  const { hub } = context.database
  const [count] = await hub.query<{ total: number }>(sql`select count(*) as total from record`)
  const total = count?.total ?? 0
  let done = 0
  let after: RecordId | undefined
  do {
    const ids = await hub.query<{ id: RecordId }>(sql`
      select id from record where id > ${after ?? '00000000-0000-0000-0000-000000000000'} order by id limit ${recordsPerPage}`)
    yield* verifyRecordsOf(
      context,
      ids.map((row) => row.id),
    )
    done += ids.length
    after = ids.at(-1)?.id
    if (ids.length > 0) yield { kind: 'progress', of: 'records', done, total: Math.max(done, total) }
  } while (after !== undefined)
}
