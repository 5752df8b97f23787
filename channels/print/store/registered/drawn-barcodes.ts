import { sql } from 'drizzle-orm'
import { arrayOf } from '../../../../core/db/array-of.ts'
import type { Queryable, Tx } from '../../../../core/db/database.ts'
import { rowsOf } from '../../../../core/db/rows-of.ts'
import type { EntityId, MessageId } from '../../../../core/words/id.ts'
import { registrarAccounts } from './registrar-accounts.ts'
import { takeForAccounts } from './take-for-account.ts'

/** A registered letter that is about to be drawn for paper. */
export interface LetterToDraw {
  readonly message: MessageId
  readonly entity: EntityId
  readonly abroad: boolean
}
interface DrawnBarcode {
  readonly message: MessageId
  readonly account: string
  readonly barcode: string
}

/**
 * The barcode to draw on each letter, taken out of the ranges of its account (hub's role). A letter that is drawn once more, after an
 * interruption or a fault, gets the same one, so that its archived and printed bytes are the same. A letter without one is missing
 * in the answer: its entity has no account, or the ranges are used up; the operator or the print partner then gives the barcode.
 */
export async function barcodesToDraw(
  tx: Tx,
  letters: readonly LetterToDraw[],
  now: Date,
): Promise<ReadonlyMap<MessageId, string>> {
  if (letters.length === 0) return new Map()
  const accounts = await registrarAccounts(
    tx,
    letters.map(({ entity }) => entity),
  )
  const known = new Set((await drawnBarcodes(tx, letters)).map(({ message }) => message))
  const fresh = letters.filter(({ message, entity }) => accounts.has(entity) && !known.has(message))
  await insertDrawn(tx, await takeForAccounts(tx, fresh, accounts), now)
  return new Map((await drawnBarcodes(tx, letters)).map(({ message, barcode }) => [message, barcode]))
}

async function insertDrawn(
  tx: Tx,
  taken: readonly (LetterToDraw & { readonly account: string; readonly barcode: string | null })[],
  now: Date,
): Promise<void> {
  const rows = taken.flatMap(({ barcode, ...letter }) => (barcode === null ? [] : [{ ...letter, barcode }]))
  if (rows.length === 0) return
  // Another worker may draw the same letter after its lease ended: the first number counts, and the second one is a gap.
  await tx.query(sql`
    insert into print_drawn_barcode (message, entity, account, barcode, drawn_at)
    select new.*, ${now}::timestamptz from ${rowsOf(
      'new',
      {
        message: ['uuid', (row) => row.message],
        entity: ['uuid', (row) => row.entity],
        account: ['text', (row) => row.account],
        barcode: ['text', (row) => row.barcode],
      },
      rows,
    )}
    on conflict (message) do nothing`)
}

/** The barcodes that are on the pages of these letters. */
export async function drawnBarcodes(
  db: Queryable,
  letters: readonly { readonly message: MessageId }[],
): Promise<DrawnBarcode[]> {
  if (letters.length === 0) return []
  return db.query<DrawnBarcode>(sql`
    select message, account, barcode from print_drawn_barcode where message = any(${arrayOf(
      'uuid',
      letters.map(({ message }) => message),
    )})`)
}

/** Those of which no delivery is an item yet. */
export async function unusedBarcodes(
  db: Queryable,
  letters: readonly { readonly message: MessageId }[],
): Promise<DrawnBarcode[]> {
  if (letters.length === 0) return []
  return db.query<DrawnBarcode>(sql`
    select d.message, d.account, d.barcode from print_drawn_barcode d
    where d.message = any(${arrayOf(
      'uuid',
      letters.map(({ message }) => message),
    )}) and not exists (select from print_registered_item i where i.barcode = d.barcode)`)
}
