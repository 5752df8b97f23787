import { sql } from 'drizzle-orm'
import type { Queryable, Tx } from '../../../../core/db/database.ts'
import { type BarcodeForm, makeBarcode, numberLength } from './barcodes.ts'

export interface NewBarcodeRange {
  readonly account: string
  readonly form: BarcodeForm
  readonly prefix: string
  readonly first: number
  readonly last: number
}
export interface BarcodeRange {
  readonly account: string
  readonly form: BarcodeForm
  readonly prefix: string
  readonly next: number
  readonly last: number
}

/** Why a range cannot be added; undefined when it can. */
export function rangeFault({ form, prefix, first, last }: NewBarcodeRange): string | undefined {
  const length = numberLength(form, prefix)
  if (length === undefined) return 'The prefix does not belong to barcodes of this form.'
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(last) || first < 0 || last < first)
    return 'The first number must not be above the last.'
  return String(last).length > length ? `At most ${length} digits fit behind the prefix.` : undefined
}

/**
 * Adds a range that the operator gave to an account (hub's role). @throws RangeError when `rangeFault` reports a fault, or when it
 * overlaps a range with the same prefix, whatever its account.
 */
export async function addBarcodeRange(tx: Tx, range: NewBarcodeRange, now: Date): Promise<void> {
  const fault = rangeFault(range)
  if (fault !== undefined) throw new RangeError(fault)
  const { account, form, prefix, first, last } = range
  // Two operators that add overlapping ranges at the same time wait for each other.
  await tx.query(sql`lock table print_barcode_range in share row exclusive mode`)
  const known = await tx.query<{ prefix: string; first: string; last: string }>(sql`
    select prefix, first_number::text as first, last_number::text as last from print_barcode_range where form = ${form}`)
  const mine = boundsOf(form, prefix, first, last)
  const overlaps = known.some((each) => {
    const other = boundsOf(form, each.prefix, Number(each.first), Number(each.last))
    return mine.from <= other.to && other.from <= mine.to
  })
  if (overlaps) throw new RangeError('Some of these numbers are in a range that exists.')
  await tx.query(sql`
    insert into print_barcode_range (id, account, form, prefix, first_number, next_number, last_number, created_at)
    values (${crypto.randomUUID()}, ${account}, ${form}, ${prefix}, ${first}, ${first}, ${last}, ${now})`)
}

/** The first and last barcode of a range, which sort as their numbers do: a longer prefix is part of a shorter one. */
function boundsOf(form: BarcodeForm, prefix: string, first: number, last: number): { from: string; to: string } {
  return { from: makeBarcode(form, prefix, first), to: makeBarcode(form, prefix, last) }
}

/**
 * Takes barcodes out of the ranges of an account, within the transaction that stores the items: a rollback gives them back, and a
 * commit makes them taken for ever. @returns fewer than `count` when the ranges are used up.
 */
export async function takeBarcodes(tx: Tx, account: string, form: BarcodeForm, count: number): Promise<string[]> {
  const taken: string[] = []
  while (taken.length < count) {
    const [range] = await tx.query<{ id: string; prefix: string; next: string; last: string }>(sql`
      select id, prefix, next_number::text as next, last_number::text as last from print_barcode_range
      where account = ${account} and form = ${form} and next_number <= last_number order by created_at, id limit 1 for update`)
    if (range === undefined) return taken
    const first = Number(range.next)
    const size = Math.min(count - taken.length, Number(range.last) - first + 1)
    await tx.query(sql`update print_barcode_range set next_number = ${first + size} where id = ${range.id}`)
    for (let number = first; number < first + size; number += 1) taken.push(makeBarcode(form, range.prefix, number))
  }
  return taken
}

/** Every range with what is left of it, for the operator. */
export async function listBarcodeRanges(hub: Queryable): Promise<BarcodeRange[]> {
  const rows = await hub.query<Omit<BarcodeRange, 'next' | 'last'> & { next: string; last: string }>(sql`
    select account, form, prefix, next_number::text as next, last_number::text as last from print_barcode_range
    order by account, form, created_at`)
  return rows.map((row) => ({ ...row, next: Number(row.next), last: Number(row.last) }))
}
