import type { DataFlaw } from '../../channel-traits.ts'
import { DataReader, incomplete, isMembers, wrongSum } from './data-reader.ts'
import { readCents, writeCents } from './decimal.ts'
import type { Adjustment, Invoice, InvoiceLine } from './invoice.ts'
import { readAdjustment } from './read-adjustment.ts'
import { readLine } from './read-line.ts'
import { sumInvoice } from './sum-invoice.ts'

/** The variable of a template that holds the invoice (decision 0066). */
const variable = 'invoice'
/** Lines of one invoice. */
const maxLines = 1_000
/** Discounts and charges of one invoice. */
const maxAdjustments = 100
/** The largest amount of a transfer (EPC069-12), in cents. */
const maxTotal = 99_999_999_999n

export type ReadInvoice =
  | { readonly kind: 'invoice'; readonly invoice: Invoice }
  | { readonly kind: 'flaws'; readonly flaws: readonly DataFlaw[] }

/**
 * The invoice in the data of a letter, checked by the rules of EN 16931 that its terms can break and by the Belgian rates. What
 * passes makes a document that the public validators of EN 16931 and Peppol BIS Billing 3.0 accept.
 */
export function readInvoice(data: Readonly<Record<string, unknown>>): ReadInvoice {
  const given = Object.hasOwn(data, variable) ? data[variable] : undefined
  if (!isMembers(given))
    return {
      kind: 'flaws',
      flaws: [{ pointer: `/${variable}`, code: incomplete, detail: 'Give the invoice: number, days, lines and sums.' }],
    }
  const flaws: DataFlaw[] = []
  const invoice = readFrom(new DataReader(given, `/${variable}`, flaws), flaws)
  return flaws.length > 0 || invoice === undefined ? { kind: 'flaws', flaws } : { kind: 'invoice', invoice }
}

function readFrom(reader: DataReader, flaws: DataFlaw[]): Invoice | undefined {
  const kind = reader.oneOf('kind', ['invoice', 'credit-note']) ?? 'invoice'
  const number = reader.needed('number', reader.text('number', 50), 'Give the number of the invoice.')
  const issued = reader.needed('issued', reader.day('issued'), 'Give the day of the invoice.')
  const texts = {
    credits: reader.text('credits', 50),
    buyerReference: reader.text('buyerReference', 100),
    order: reader.text('order', 100),
    note: reader.text('note', 1_000),
    exemption: reader.text('exemption', 500),
  }
  const due = reader.day('due')
  const lines = readLines(reader, flaws)
  const adjustments = readAdjustments(reader, flaws)
  const period = readPeriod(reader)
  const payment = readPayment(reader)
  if (lines === undefined || adjustments === undefined || number === undefined || issued === undefined) return undefined
  const sums = sumInvoice(lines, adjustments)
  checkGroups(reader, [...lines, ...adjustments], texts.exemption)
  checkSums(reader, sums)
  // BR-CO-25: an amount to be paid has a day.
  if (kind === 'invoice' && sums.total > 0n && due === undefined && reader.given('due') === undefined)
    reader.flaw('due', 'Give the day by which it is to be paid.')
  const present = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined))
  return {
    kind,
    number,
    issued,
    ...present,
    ...(due !== undefined && { due }),
    ...(period !== undefined && { period }),
    ...(payment !== undefined && { payment }),
    lines,
    adjustments,
    ...sums,
  }
}

function readLines(reader: DataReader, flaws: DataFlaw[]): InvoiceLine[] | undefined {
  const given = reader.given('lines')
  if (!Array.isArray(given) || given.length === 0) return reader.flaw('lines', 'Give one line at least.')
  if (given.length > maxLines) return reader.flaw('lines', `Give ${maxLines} lines at most.`)
  const lines = given.map((line: unknown, index) =>
    isMembers(line)
      ? readLine(new DataReader(line, `/${variable}/lines/${index}`, flaws))
      : reader.flaw('lines', 'Each line is an object.'),
  )
  return lines.every((line) => line !== undefined) ? lines : undefined
}

function readAdjustments(reader: DataReader, flaws: DataFlaw[]): Adjustment[] | undefined {
  const given = reader.given('adjustments') ?? []
  if (!Array.isArray(given) || given.length > maxAdjustments)
    return reader.flaw('adjustments', `Give a list of ${maxAdjustments} discounts and charges at most.`)
  const read = given.map((each: unknown, index) =>
    isMembers(each)
      ? readAdjustment(new DataReader(each, `/${variable}/adjustments/${index}`, flaws))
      : reader.flaw('adjustments', 'Each discount or charge is an object.'),
  )
  return read.every((each) => each !== undefined) ? read : undefined
}

/** BR-29: a period ends on or after the day on which it begins. */
function readPeriod(reader: DataReader): Invoice['period'] {
  const from = reader.day('from')
  const to = reader.day('to')
  if (from === undefined && to === undefined) return undefined
  if (from === undefined || to === undefined)
    return reader.flaw(from === undefined ? 'from' : 'to', 'Give the first and the last day of the period.')
  return to < from ? reader.flaw('to', 'The period ends before it begins.') : { from, to }
}

function readPayment(reader: DataReader): Invoice['payment'] {
  const iban = reader.text('iban', 42)?.replaceAll(' ', '').toUpperCase()
  const reference = reader.text('reference', 140)
  if (iban === undefined)
    return reference === undefined ? undefined : reader.flaw('iban', 'A reference of payment needs an account.')
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return reader.flaw('iban', 'Give an IBAN.')
  return { iban, ...(reference !== undefined && { reference }) }
}

function checkGroups(
  reader: DataReader,
  taxed: readonly Pick<InvoiceLine, 'category'>[],
  exemption: string | undefined,
): void {
  const categories = new Set(taxed.map(({ category }) => category))
  // BR-O-11 to BR-O-14: what is outside the scope of VAT shares no invoice with what is not.
  if (categories.has('O') && categories.size > 1)
    reader.flaw('lines', 'Lines outside the scope of VAT (O) go on an invoice of their own.')
  // BR-E-10, BR-AE-10, BR-O-10.
  const needsReason = (['E', 'AE', 'O'] as const).some((each) => categories.has(each))
  if (needsReason && exemption === undefined)
    reader.flaw('exemption', 'Give the reason why no VAT is charged, with its article of law.')
}

function checkSums(reader: DataReader, sums: Pick<Invoice, 'net' | 'vat' | 'total'>): void {
  for (const member of ['net', 'vat', 'total'] as const)
    if (readCents(reader.given(member)) !== sums[member])
      reader.flaw(
        member,
        `Lines, discounts and charges make ${writeCents(sums[member])}; VAT is rounded once for each rate, not for each line.`,
        wrongSum,
      )
  if (sums.total < 0n) reader.flaw('total', 'An amount to give back is a credit note: kind credit-note.')
  if (sums.total > maxTotal) reader.flaw('total', 'The amount is larger than a transfer can be.')
}
