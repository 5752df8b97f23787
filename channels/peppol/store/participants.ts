import { sql } from 'drizzle-orm'
import { arrayOf } from '../../../core/db/array-of.ts'
import type { Queryable } from '../../../core/db/database.ts'
import { rowsOf } from '../../../core/db/rows-of.ts'

/** What the network answered about an enterprise. */
export interface FoundParticipant {
  /** Blind index of the enterprise number. */
  readonly person: Buffer
  readonly invoice: boolean
  readonly creditNote: boolean
}
export interface KnownParticipant extends FoundParticipant {
  readonly askedAt: Date
}

/** The answers that are known, by the hexadecimal form of the blind index; one statement (hub's role). */
export async function readParticipants(
  hub: Queryable,
  persons: readonly Buffer[],
): Promise<ReadonlyMap<string, KnownParticipant>> {
  if (persons.length === 0) return new Map()
  const rows = await hub.query<KnownParticipant>(sql`
    select person, invoice, credit_note as "creditNote", asked_at as "askedAt"
    from peppol_participant where person = any(${arrayOf('bytea', persons)})`)
  return new Map(rows.map((row) => [row.person.toString('hex'), row]))
}

const participantColumns = {
  person: ['bytea', (each: FoundParticipant) => each.person],
  invoice: ['boolean', (each: FoundParticipant) => each.invoice],
  credit: ['boolean', (each: FoundParticipant) => each.creditNote],
} as const

/** Stores answers in one order of rows, so that two processes wait for each other and do not deadlock. */
export async function saveParticipants(hub: Queryable, found: readonly FoundParticipant[], now: Date): Promise<void> {
  if (found.length === 0) return
  const unique = [...new Map(found.map((each) => [each.person.toString('hex'), each])).values()]
  const ordered = unique.toSorted((a, b) => Buffer.compare(a.person, b.person))
  await hub.query(sql`
    insert into peppol_participant as known (person, invoice, credit_note, asked_at)
    select new.person, new.invoice, new.credit, ${now}::timestamptz
    from ${rowsOf('new', participantColumns, ordered)}
    on conflict (person) do update
      set invoice = excluded.invoice, credit_note = excluded.credit_note, asked_at = excluded.asked_at
      where known.asked_at <= excluded.asked_at`)
}

/** Removes answers that are too old to be used. @returns how many */
export async function forgetParticipants(hub: Queryable, olderThan: Date, limit: number): Promise<number> {
  const gone = await hub.query(sql`
    delete from peppol_participant where person in
      (select person from peppol_participant where asked_at < ${olderThan} order by asked_at limit ${limit}
       for update skip locked)
    returning 1`)
  return gone.length
}
