import { percentOf, writeDecimal } from './decimal.ts'
import type { Invoice, InvoiceLine, VatGroup } from './invoice.ts'

/**
 * The sums of EN 16931: VAT is calculated per category and rate on the sum of the lines, and rounded once for each (BR-CO-17,
 * BR-S-08, BR-S-09); the totals are sums of rounded amounts (BR-CO-10, BR-CO-13 to BR-CO-16).
 */
export function sumInvoice(lines: readonly InvoiceLine[]): Pick<Invoice, 'groups' | 'net' | 'vat' | 'total'> {
  const byKey = new Map<string, VatGroup>()
  for (const { category, rate, net } of lines) {
    const key = `${category} ${writeDecimal(rate)}`
    const taxable = (byKey.get(key)?.taxable ?? 0n) + net
    byKey.set(key, { category, rate, taxable, tax: percentOf(taxable, rate) })
  }
  const groups = [...byKey.values()]
  const net = groups.reduce((sum, { taxable }) => sum + taxable, 0n)
  const vat = groups.reduce((sum, { tax }) => sum + tax, 0n)
  return { groups, net, vat, total: net + vat }
}
