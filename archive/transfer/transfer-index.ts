import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import { type RecordId, showId } from '../../core/words/id.ts'
import { packageId } from './packages.ts'
import type { TransferId } from './transfer.ts'

/** A letter of a transfer with its dossier, as an archive service describes them: serie → dossier → stuk. */
export interface IndexRow {
  readonly n: number
  readonly package: string
  /** Null: a letter without dossier. */
  readonly dossier: string | null
  /** `YYYY-MM-DD` */
  readonly openedOn: string
  readonly closedOn: string
  readonly record: RecordId
  readonly subject: string
  readonly reference: string
  readonly letterDate: string
  /** The folder of the letter, from the root of the ZIP. */
  readonly folder: string
}

const rowsAtOnce = 1_000

/**
 * The letters of every package of a transfer, by package and id, a page at a time; those that were destroyed since are left out.
 * @param read runs one statement in the scope of the reader
 */
export async function* transferIndex(
  read: <T>(work: (tx: Queryable) => Promise<T>) => Promise<T>,
  transfer: TransferId,
): AsyncGenerator<IndexRow> {
  let after: { readonly n: number; readonly record: string } = { n: 0, record: '00000000-0000-0000-0000-000000000000' }
  for (;;) {
    const { n, record } = after
    const rows = await read((tx) =>
      tx.query<Omit<IndexRow, 'package' | 'folder'>>(sql`
        select p.n, case when p.bundle like 'd:%' then substr(p.bundle, 3) end as dossier, p.opened_on::text as "openedOn",
          p.closed_on::text as "closedOn", r.record, record.subject, record.reference, record.letter_date::text as "letterDate"
        from transfer_package p
        join transfer_record r on r.transfer = p.transfer and r.bundle = p.bundle
          and r.record between p.first_record and p.last_record and r.verdict = 'transfer'
        join record on record.id = r.record
        where p.transfer = ${transfer} and p.n >= ${n} and (p.n, r.record) > (${n}, ${record}::uuid)
        order by p.n, r.record limit ${rowsAtOnce}`),
    )
    for (const row of rows) {
      const name = packageId({ transfer, n: row.n })
      yield { ...row, package: name, folder: `${name}/representations/${showId('record', row.record)}` }
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < rowsAtOnce) return
    after = last
  }
}
