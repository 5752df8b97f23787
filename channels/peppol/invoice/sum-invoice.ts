import { percentOf, writeDecimal } from './decimal.ts'
import type { Adjustment, Invoice, InvoiceLine, VatGroup } from './invoice.ts'

/**
 * The sums of EN 16931: VAT is calculated per category and rate on the lines and charges less the discounts, and rounded once for
 * each (BR-CO-17, BR-S-08, BR-S-09); the totals are sums of rounded amounts (BR-CO-10, BR-CO-13 to BR-CO-16).
 */
export function sumInvoice(
  lines: readonly InvoiceLine[],
  adjustments: readonly Adjustment[],
): Pick<Invoice, 'groups' | 'net' | 'vat' | 'total'> {
  const byKey = new Map<string, VatGroup>()
  const add = ({ category, rate }: Pick<VatGroup, 'category' | 'rate'>, cents: bigint): void => {
    const key = `${category} ${writeDecimal(rate)}`
    const taxable = (byKey.get(key)?.taxable ?? 0n) + cents
    byKey.set(key, { category, rate, taxable, tax: percentOf(taxable, rate) })
  }
  for (const line of lines) add(line, line.net)
  for (const each of adjustments) add(each, each.kind === 'charge' ? each.amount : -each.amount)
  const groups = [...byKey.values()]
  const net = groups.reduce((sum, { taxable }) => sum + taxable, 0n)
  const vat = groups.reduce((sum, { tax }) => sum + tax, 0n)
  return { groups, net, vat, total: net + vat }
}
