import { sql } from 'drizzle-orm'
import type { Database } from '../../core/db/database.ts'
import type { EntityId, RecordId } from '../../core/words/id.ts'
import { readPeriod } from './read-period.ts'
import { type Facets, type FoundRecord, type RecordSearch, type SearchScope, searchRecords } from './search-records.ts'

/** How a question was understood, where that is not as it was typed. */
export interface Reading {
  /** A month or year among the words: the letter dates that were searched, both included. */
  readonly period?: { readonly from: string; readonly to: string }
  /** Nothing was found as it was spelled: the words, or the name, that were searched instead. */
  readonly respelled?: { readonly q?: string; readonly name?: string }
}

/** Which of the readings of a question found something: the pages that follow are read in the same way. */
export type ReadingName = 'typed' | 'period' | 'respelled' | 'period-respelled'

export interface FoundAsTyped {
  readonly records: readonly FoundRecord[]
  readonly facets: Facets
  readonly reading: Reading
  readonly readingName: ReadingName
}

interface Candidate extends Reading {
  readonly name: ReadingName
  readonly search: RecordSearch
}

/**
 * Searches as a person means it: months among the words are letter dates, and where nothing is found, the nearest spelling that the
 * letters of the entity have is searched. The first reading that finds something counts.
 */
export async function searchAsTyped(
  database: Database,
  scope: SearchScope,
  search: RecordSearch,
  page: { readonly limit: number; readonly below?: RecordId | undefined; readonly reading?: ReadingName | undefined },
): Promise<FoundAsTyped> {
  const plain = typedReadings(search)
  const found = await firstThatFinds(database, scope, plain, page)
  if (found.records.length > 0 || isFollowingPage(page, 'typed', 'period')) return found
  const spelled = await respelledReadings(database, scope.entity, plain)
  if (spelled.length === 0) return found
  const again = await firstThatFinds(database, scope, spelled, page)
  return again.records.length > 0 ? again : found
}

function typedReadings(search: RecordSearch): Candidate[] {
  const typed: Candidate = { name: 'typed', search }
  const { q, ...rest } = search
  const period = q === undefined || search.from !== undefined || search.to !== undefined ? undefined : readPeriod(q)
  if (period === undefined) return [typed]
  const { words, from, to } = period
  const searched = { ...rest, ...(words !== '' && { q: words }), from, to }
  return [{ name: 'period', period: { from, to }, search: searched }, typed]
}

async function respelledReadings(
  database: Database,
  entity: EntityId,
  readings: readonly Candidate[],
): Promise<Candidate[]> {
  const found: Candidate[] = []
  for (const { name, search, period } of readings) {
    const respelled = await respell(database, entity, search)
    if (respelled === undefined) continue
    found.push({
      name: name === 'period' ? 'period-respelled' : 'respelled',
      ...(period !== undefined && { period }),
      respelled,
      search: { ...search, ...respelled },
    })
  }
  return found
}

async function respell(
  database: Database,
  entity: EntityId,
  { q, name }: RecordSearch,
): Promise<Reading['respelled'] | undefined> {
  const [row] = await database.asEntity(entity, (tx) =>
    tx.query<{ q: string | null; name: string | null }>(
      sql`select respelled(${q ?? null}::text) as q, respelled(${name ?? null}::text) as name`,
    ),
  )
  if (row === undefined || (row.q === null && row.name === null)) return undefined
  return { ...(row.q !== null && { q: row.q }), ...(row.name !== null && { name: row.name }) }
}

async function firstThatFinds(
  database: Database,
  scope: SearchScope,
  readings: readonly Candidate[],
  page: { readonly limit: number; readonly below?: RecordId | undefined; readonly reading?: ReadingName | undefined },
): Promise<FoundAsTyped> {
  let last: FoundAsTyped | undefined
  for (const { name, search, period, respelled } of readings) {
    if (page.reading !== undefined && page.reading !== name) continue
    const found = await searchRecords(database, scope, search, page)
    const reading = { ...(period !== undefined && { period }), ...(respelled !== undefined && { respelled }) }
    last = { ...found, reading, readingName: name }
    if (found.records.length > 0) return last
  }
  return last ?? { records: [], facets: {}, reading: {}, readingName: 'typed' }
}

function isFollowingPage({ reading }: { readonly reading?: ReadingName | undefined }, ...of: ReadingName[]): boolean {
  return reading !== undefined && of.includes(reading)
}
