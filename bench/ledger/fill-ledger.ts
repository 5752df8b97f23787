import { randomFillSync } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { ArchiveContext } from '../../archive/archive-context.ts'
import { signCheckpoint, verifierKey } from '../../archive/ledger/checkpoint.ts'
import { growLedger } from '../../archive/ledger/grow-ledger.ts'
import { appendLeaves, growingTiles, type Tile, TileSet } from '../../archive/ledger/tiles.ts'
import type { Signer } from '../../core/crypto/signer.ts'
import type { Database } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import type { EntityId, RecordId } from '../../core/words/id.ts'
import { archiveLetters } from '../archive/archive-letters.ts'

/** The log of a measurement. */
export interface MeasuredLog {
  readonly origin: string
  readonly signer: Signer
}

const batchSize = 32
/** Leaves whose tiles are written together: whole tiles of the two lowest levels. */
const atOnce = 65_536
/** Letters that are archived by the hub between the invented leaves. */
const lettersOfPart = 4

/**
 * A log of many invented leaves, with rows, batches and tiles, and in each of its parts some letters that the hub itself archived
 * and numbered, so that they can be proven. @returns the records of those letters, spread over the log
 */
export async function fillLedger(
  context: ArchiveContext,
  log: MeasuredLog,
  entity: EntityId,
  { leaves, parts }: { readonly leaves: number; readonly parts: number },
): Promise<RecordId[]> {
  const { database } = context
  const records: RecordId[] = []
  const ofPart = Math.ceil(leaves / parts / batchSize) * batchSize
  for (let part = 0; part < parts; part++) {
    const size = part * (ofPart + lettersOfPart)
    await insertInventedLeaves(database, entity, size, ofPart)
    await writeTiles(database, log, size, ofPart)
    records.push(...(await archiveLetters(context, entity, records.length, lettersOfPart)))
    const grown = await growLedger(database, { ...log, now: context.clock.now() })
    if (grown !== size + ofPart + lettersOfPart) throw new Error('The log did not grow as it should')
  }
  return records
}

/** Rows of leaves, of records that do not exist, in batches of 32. */
async function insertInventedLeaves(database: Database, entity: EntityId, from: number, count: number): Promise<void> {
  for (let at = from; at < from + count; at += atOnce)
    await database.hub.query(sql`
      with batches as (
        insert into leaf_batch (entity, first, size)
        select ${entity}::uuid, first, ${batchSize} from generate_series(${at}::bigint, ${Math.min(at + atOnce, from + count)}::bigint - 1,
          ${batchSize}) first
        returning id, first
      )
      insert into leaf (batch, record, n, place, kind, commitment, secret)
      select b.id, overlay(uuid_floor(now())::text placing lpad(to_hex(b.first + place), 12, '0') from 25)::uuid, 1, place, 's',
        sha256(int8send(b.first + place)), substr(sha256(int8send(b.first + place)), 1, 16)
      from batches b cross join generate_series(0, ${batchSize} - 1) place`)
}

/** Their hashes are random bytes; all nodes above them are computed, and the root is signed. */
async function writeTiles(database: Database, log: MeasuredLog, from: number, count: number): Promise<void> {
  let growing: Tile[] = await database.hub.query<Tile>(sql`
    select t.level, t.number, t.hashes from tile t
    join ${rowsOf('g', { level: 'int', number: 'bigint' }, growingTiles(from))} on g.level = t.level and g.number = t.number`)
  const to = from + count
  for (let size = from; size < to; ) {
    // Up to the end of a tile first, then tiles as a whole.
    const added = Math.min(atOnce - (size % atOnce), to - size)
    const bytes = randomFillSync(Buffer.alloc(added * 32))
    const changed = appendLeaves(
      growing,
      size,
      Array.from({ length: added }, (_, at) => bytes.subarray(at * 32, at * 32 + 32)),
    )
    await database.hub.query(sql`
      insert into tile select * from ${rowsOf('t', { level: 'int', number: 'bigint', hashes: 'bytea' }, changed)}
      on conflict (level, number) do update set hashes = excluded.hashes`)
    size += added
    const known = new Map([...growing, ...changed].map((tile) => [`${tile.level}/${tile.number}`, tile]))
    growing = growingTiles(size).flatMap(({ level, number }) => known.get(`${level}/${number}`) ?? [])
  }
  const root = new TileSet(growing).hashOfRange({ from: 0, to })
  await database.hub.query(sql`
    insert into checkpoint (size, root, at, note, verifier_key)
    values (${to}, ${root}, now(), ${signCheckpoint({ origin: log.origin, size: to, root }, log.signer)},
      ${verifierKey(log.origin, log.signer.publicKey)})`)
}
