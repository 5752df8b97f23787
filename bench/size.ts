import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import type { Database } from '../core/db/database.ts'
import type { BenchOptions } from './bench-options.ts'
import { type Installation, openInstallation } from './installation/open-installation.ts'
import { untilNothingWaits } from './installation/until-nothing-waits.ts'
import type { LoadLetters } from './letters/load-letters.ts'
import { runLoad } from './load/run-load.ts'
import { type BenchResult, calibrate, type Figure, figure, machine } from './measure.ts'

/** Letters of each sort. The first letters, before which nothing is measured, make the tables and the shared parts. */
const sizes = {
  full: { first: 200, letters: [2_500, 1_250, 1_250] },
  brief: { first: 100, letters: [500, 250, 250] },
  smoke: { first: 0, letters: [20, 10, 10] },
} as const
const connections = 32

const sorts: readonly (LoadLetters & { readonly name: string })[] = [
  { name: 'inbox, one page', template: 'adreswijziging-verwerkt', channel: 'inbox' },
  { name: 'email, one page', template: 'adreswijziging-verwerkt', channel: 'email' },
  { name: 'print, with payment', template: 'betalingsherinnering', channel: 'print' },
]

/** Bytes on disk: of each table with its indexes and partitions, and of the archive's folder. */
interface Sizes {
  readonly tables: ReadonlyMap<string, number>
  readonly archive: number
  /** Bytes written to the log of the database since it began. */
  readonly log: number
}

/**
 * How many bytes a letter takes on disk, for ever: in each table of the database with its indexes, and in the archive. Files are
 * compared before and after, so dead versions of rows and half-empty pages of indexes count as they do for an operator.
 */
export async function benchSize({ size }: BenchOptions): Promise<BenchResult> {
  const { first: warmUp, letters } = sizes[size]
  const before = calibrate()
  await using installation = await openInstallation(['api', 'dispatcher'])
  const { url, liveKey: key } = installation
  let first = 0
  const send = async (kind: LoadLetters, count: number): Promise<void> => {
    await runLoad({ url, key, connections, first, letters: count, kind })
    first += count
    await untilNothingWaits(installation)
  }
  if (warmUp > 0) for (const kind of sorts) await send(kind, warmUp)
  const figures: Figure[] = []
  let last = await readSizes(installation)
  for (const [at, kind] of sorts.entries()) {
    const count = letters[at] ?? 0
    await send(kind, count)
    const now = await readSizes(installation)
    figures.push(...figuresOf(kind.name, last, now, count, at === 0), ...tableFigures(kind.name, last, now, count))
    last = now
  }
  return {
    bench: 'size',
    at: new Date().toISOString(),
    machine: machine([before, calibrate()]),
    settings: { letters: letters.join(' + '), lettersBefore: warmUp * sorts.length, queue: 'PostgreSQL' },
    figures,
  }
}

function figuresOf(name: string, before: Sizes, after: Sizes, letters: number, barred: boolean): Figure[] {
  const perLetter = (bytes: number): number[] => [bytes / letters]
  const bars = (bar: number, stretch: number): Partial<Figure> => (barred ? { bar, stretch, atMost: true } : {})
  return [
    figure(`${name}: database`, 'bytes', perLetter(sumOf(after) - sumOf(before)), bars(5_000, 4_000)),
    figure(`${name}: archive`, 'bytes', perLetter(after.archive - before.archive), bars(8_000, 5_500)),
    figure(`${name}: log of the database`, 'bytes', perLetter(after.log - before.log), { note: 'not kept' }),
  ]
}

/** The tables that grew by some bytes a letter, the largest first. */
function tableFigures(name: string, before: Sizes, after: Sizes, letters: number): Figure[] {
  return [...after.tables]
    .map(([table, bytes]) => ({ table, each: (bytes - (before.tables.get(table) ?? 0)) / letters }))
    .filter(({ each }) => each > 10)
    .toSorted((a, b) => b.each - a.each)
    .map(({ table, each }) => figure(`${name}: table ${table}`, 'bytes', [each]))
}

function sumOf({ tables }: Sizes): number {
  return [...tables.values()].reduce((sum, bytes) => sum + bytes, 0)
}

async function readSizes({ database, blobsDir }: Installation): Promise<Sizes> {
  const [tables, archive, log] = await Promise.all([readTables(database), bytesOfFolder(blobsDir), logBytes(database)])
  return { tables, archive, log }
}

/** Partitions count as their table. Tables of the job queue too, whatever their schema. */
async function readTables(database: Database): Promise<Map<string, number>> {
  const rows = await database.hub.query<{ name: string; bytes: number }>(sql`
    select coalesce(parent.relname, class.relname)::text as name, sum(pg_total_relation_size(class.oid))::int8 as bytes
    from pg_class class
    join pg_namespace space on space.oid = class.relnamespace
    left join pg_inherits part on part.inhrelid = class.oid
    left join pg_class parent on parent.oid = part.inhparent
    where class.relkind = 'r' and space.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
    group by 1`)
  return new Map(rows.map(({ name, bytes }) => [name, bytes]))
}

async function logBytes(database: Database): Promise<number> {
  const [row] = await database.hub.query<{ bytes: number }>(
    sql`select (pg_current_wal_insert_lsn() - '0/0')::int8 as bytes`,
  )
  return row?.bytes ?? 0
}

async function bytesOfFolder(folder: string): Promise<number> {
  // The folder is made with the first letter.
  const entries = existsSync(folder) ? await readdir(folder, { recursive: true, withFileTypes: true }) : []
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size),
  )
  return sizes.reduce((sum, bytes) => sum + bytes, 0)
}
