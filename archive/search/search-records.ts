import { sql } from 'drizzle-orm'
import type { Database } from '../../core/db/database.ts'
import type { EntityId, MessageId, RecordId } from '../../core/words/id.ts'
import type { Language } from '../../core/words/language.ts'
import type { ChannelName, MessageStatus } from '../../core/words/message.ts'

/** The criteria of a search; every member narrows it. */
export interface RecordSearch {
  /** Beginnings of words in the letter: of its values, its subject or its template; also within a compound. */
  readonly q?: string
  /** Parts of the recipient's name, in any order; one wrong letter is forgiven where no name has the word. */
  readonly name?: string
  /** Blind index of the INSZ or enterprise number. */
  readonly recipient?: Uint8Array
  /** The exact reference, or if no record has it, its beginning without regard to case and signs. */
  readonly reference?: string
  readonly dossier?: string
  readonly series?: string
  readonly class?: string
  /** The key of the template. */
  readonly template?: string
  readonly costCentre?: string
  readonly status?: string
  /** Any channel that the message took. */
  readonly channel?: ChannelName
  /** Letter dates, both included, yyyy-mm-dd. */
  readonly from?: string
  readonly to?: string
}

export interface FoundRecord {
  readonly id: RecordId
  readonly message: MessageId
  readonly subject: string
  readonly recipientName: string
  readonly reference: string
  readonly dossier: string | null
  readonly series: string
  readonly language: Language
  readonly letterDate: string
  readonly status: MessageStatus
  readonly channels: readonly ChannelName[]
  readonly sentAt: Date | null
  /** Plain text around a matching word. */
  readonly snippet: string | null
  /** The parts of the letter that have a word of the question; null where no words were asked for. */
  readonly matched: readonly MatchedPart[] | null
}

export type MatchedPart = 'reference' | 'name' | 'dossier' | 'subject' | 'values' | 'template'

/** Counts by facet and value, over the newest matches; more than `maxCounted` are not counted. */
export type Facets = Readonly<Record<string, Readonly<Record<string, number>>>>

/** Maximum number of matches that are counted. */
export const maxCounted = 1_000

export interface SearchScope {
  readonly entity: EntityId
  /** Letters of test keys are found among tests only. */
  readonly test: boolean
}

/** At most `limit` records, newest first, below the last one of the page before; with the counts of all matches. */
export async function searchRecords(
  database: Database,
  { entity, test }: SearchScope,
  search: RecordSearch,
  page: { readonly limit: number; readonly below?: RecordId | undefined },
): Promise<{ records: readonly FoundRecord[]; facets: Facets }> {
  const { recipient, ...plain } = search
  const wanted = JSON.stringify({
    ...plain,
    test,
    ...(recipient === undefined ? {} : { recipient: Buffer.from(recipient).toString('hex') }),
  })
  return database.asEntity(entity, async (tx) => {
    const records = await tx.query<FoundRecord>(sql`
      select id, message, subject, recipient_name as "recipientName", reference, dossier, series, language,
        letter_date as "letterDate", status, channels, sent_at as "sentAt", snippet, matched
      from search_records(${wanted}::jsonb, ${page.below ?? null}::uuid, ${page.limit})`)
    const counts = await tx.query<{ facet: string; value: string; count: number }>(
      sql`select facet, value, count from search_facets(${wanted}::jsonb, ${maxCounted + 1}) order by facet, count desc, value`,
    )
    return { records, facets: grouped(counts) }
  })
}

/** Whether the text has words to search for: punctuation, and words like `de` and `les`, are not. */
export async function hasSearchTerms(database: Database, entity: EntityId, words: string): Promise<boolean> {
  const [row] = await database.asEntity(entity, (tx) =>
    tx.query<{ says: boolean }>(sql`select says_something(${words}) as says`),
  )
  return row?.says === true
}

function grouped(counts: readonly { facet: string; value: string; count: number }[]): Facets {
  const facets = new Map<string, Record<string, number>>()
  for (const { facet, value, count } of counts) facets.set(facet, { ...facets.get(facet), [value]: count })
  return Object.fromEntries(facets)
}
