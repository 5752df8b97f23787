import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { rebuildSearch } from '../../archive/search/rebuild-search.ts'
import { maxCounted, type RecordSearch } from '../../archive/search/search-records.ts'
import type { Database } from '../../core/db/database.ts'
import type { EntityId } from '../../core/words/id.ts'
import type { BenchOptions } from '../bench-options.ts'
import { type Installation, openInstallation } from '../installation/open-installation.ts'
import { nameOf } from '../letters/people-names.ts'
import { type BenchResult, calibrate, type Figure, figure, machine } from '../measure.ts'
import { createArchiveRecords } from './archive-records.ts'

const sizes = { full: 100_000, brief: 20_000, smoke: 500 } as const
const runs = 9
/** The size of a page of the search screen, and one more to know whether there are more. */
const page = 51

/** Typical searches of an archive officer or a clerk. */
function searches(): readonly [string, RecordSearch][] {
  const [given = '', family = ''] = nameOf(4_242).split(' ')
  return [
    ['newest', {}],
    ['whole name', { name: `${family} ${given}` }],
    ['family name', { name: family }],
    ['beginning of a name', { name: family.slice(0, 5) }],
    ['part within a name', { name: family.slice(3, 8) }],
    ['name with a wrong letter', { name: `${family.slice(0, 4)}q${family.slice(5)}` }],
    ['name that nobody has', { name: 'Xylofoonspeler' }],
    ['national number', { recipient: createHash('sha256').update('nummer 17').digest() }],
    ['reference', { reference: 'OMV-2025-004242' }],
    ['beginning of a reference', { reference: 'omv 2025 0042' }],
    ['subject', { q: 'omgevingsvergunning' }],
    ['word within a compound', { q: 'boete' }],
    ['name among words', { q: `${family} ${given}` }],
    ['period of a week', { from: '2025-06-02', to: '2025-06-08' }],
    ['name in a year', { name: family.slice(0, 5), from: '2025-01-01', to: '2025-12-31' }],
    ['rare status', { status: 'undeliverable' }],
  ]
}

/** An entity with records among which is searched. */
export interface SearchedArchive {
  readonly database: Database
  readonly entity: EntityId
}
export interface MeasuredSearch {
  readonly name: string
  readonly search: RecordSearch
  /** Milliseconds of each run: of the page, and of its counts. */
  readonly page: readonly number[]
  readonly counts: readonly number[]
}

/**
 * Milliseconds within the database of each search among many records, as the entity under row-level security: the page of results
 * with its passages, and the counts with it (`explain (analyze)` of the two functions, planning included).
 */
export async function measureSearches({ database, entity }: SearchedArchive): Promise<MeasuredSearch[]> {
  const measured: MeasuredSearch[] = []
  for (const [name, search] of searches()) {
    const [pages, counts]: [number[], number[]] = [[], []]
    for (let run = 0; run < runs; run++) {
      const wanted = asJson(search)
      pages.push(await timeOf(database, entity, sql`select * from search_records(${wanted}::jsonb, null, ${page})`))
      counts.push(await timeOf(database, entity, sql`select * from search_facets(${wanted}::jsonb, ${maxCounted + 1})`))
    }
    measured.push({ name, search, page: pages, counts })
  }
  return measured
}

export function searchFigures(measured: readonly MeasuredSearch[]): Figure[] {
  return measured.flatMap(({ name, page: pages, counts }) => [
    figure(name, 'ms', pages),
    figure('– its counts', 'ms', counts),
  ])
}

/** An installation with so many records of one entity. */
export async function openSearchedArchive(installation: Installation, records: number): Promise<SearchedArchive> {
  const { database } = installation
  const [row] = await database.hub.query<{ id: EntityId }>(sql`select id from entity order by id limit 1`)
  if (row === undefined) throw new Error('The installation has no entity')
  await database.asHub((tx) => tx.query(sql`select make_partitions_ahead(date '2025-01-01', 24)`))
  // A dispatcher finds at its start that nothing has to be indexed again; until then references are compared one by one.
  await rebuildSearch(database.hub, 500, new Date())
  await createArchiveRecords(database, row.id, records)
  return { database, entity: row.id }
}

export async function benchSearch({ size }: BenchOptions): Promise<BenchResult> {
  const before = calibrate()
  await using installation = await openInstallation([])
  const archive = await openSearchedArchive(installation, sizes[size])
  const figures = searchFigures(await measureSearches(archive))
  return {
    bench: 'search',
    at: new Date().toISOString(),
    machine: machine([before, calibrate()]),
    settings: { records: sizes[size], runs },
    figures,
  }
}

/** A search as the functions of the database take it. */
export function asJson({ recipient, ...plain }: RecordSearch): string {
  return JSON.stringify({
    ...plain,
    test: false,
    ...(recipient !== undefined && { recipient: Buffer.from(recipient).toString('hex') }),
  })
}

async function timeOf(database: Database, entity: EntityId, statement: ReturnType<typeof sql>): Promise<number> {
  const [row] = await database.asEntity(entity, (tx) =>
    tx.query<{ 'QUERY PLAN': [{ 'Execution Time': number }] }>(sql`explain (analyze, format json) ${statement}`),
  )
  return row?.['QUERY PLAN'][0]['Execution Time'] ?? Number.NaN
}
