import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'

/** A reader of letters, and the start of the blind index (hex) of a person whose letter they opened. */
export interface NamedLook {
  readonly place: number
  /** The full name of the reader. */
  readonly reader: string
  readonly person: string
}

/**
 * The places of those looks where a letter to the person has the family name of the reader. The family name is taken to be all words
 * of a name but the first, so that “Van den Broeck” is one name; words are compared without accents and capitals. As the hub.
 */
export async function withSameFamilyName(hub: Queryable, looks: readonly NamedLook[]): Promise<ReadonlySet<number>> {
  if (looks.length === 0) return new Set()
  const columns = { place: 'int', reader: 'text', person: 'text' } as const
  const rows = await hub.query<{ place: number }>(sql`
    select l.place from ${rowsOf<NamedLook>('l', columns, looks)}
    where position(' ' in btrim(l.reader)) > 0 and exists (
      select from record r
      where substr(r.recipient_index, 1, 16) = decode(l.person, 'hex') and r.recipient_index is not null
        and plain_words(r.recipient_name) @> plain_words(regexp_replace(btrim(l.reader), '^[^ ]+ +', '')))`)
  return new Set(rows.map(({ place }) => place))
}
