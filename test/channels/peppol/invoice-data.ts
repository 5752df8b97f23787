import fc from 'fast-check'
import { units } from '../../../channels/peppol/invoice/invoice.ts'
import type { Buyer, Seller } from '../../../channels/peppol/invoice/party.ts'

export const seller: Seller = {
  name: 'Agentschap Voorbeeldbelastingen',
  enterpriseNumber: '0999000921',
  vat: true,
  street: 'Voorbeeldlaan 1',
  postalCode: '9999',
  city: 'Voorbeeldegem',
}
export const buyer: Buyer = {
  type: 'enterprise',
  name: 'Bakkerij De Korrel bv',
  enterpriseNumber: '0999000129',
  address: {
    street: 'Molenstraat',
    houseNumber: '7',
    postalCode: '9999',
    municipality: 'Voorbeeldegem',
    country: 'BE',
  },
}

interface Line {
  readonly description: string
  readonly quantity: string | number
  readonly unit?: string
  readonly price: string
  readonly vat: string | number
  readonly category?: string
}
interface Adjusted {
  readonly kind: 'discount' | 'charge'
  readonly reason: string
  readonly amount: string
  readonly vat: string | number
  readonly category?: string
}
export type InvoiceData = Readonly<Record<string, unknown>> & { readonly lines: readonly (Line & { amount: string })[] }

/** An exact product in cents, half away from zero: by integers that count millionths, as another way than the code under test. */
function cents(quantity: string | number, price: string): bigint {
  const millionths = (text: string): bigint => {
    const [whole = '', fraction = ''] = text.replace('-', '').split('.')
    return (text.startsWith('-') ? -1n : 1n) * BigInt(whole + fraction.padEnd(6, '0'))
  }
  return halfAway(millionths(String(quantity)) * millionths(price), 10_000_000_000n)
}

/** The integer next to a quotient. */
export function halfAway(dividend: bigint, divisor: bigint): bigint {
  const sign = dividend < 0n ? -1n : 1n
  const [whole, rest] = [(dividend * sign) / divisor, (dividend * sign) % divisor]
  return sign * (rest * 2n >= divisor ? whole + 1n : whole)
}

const euros = (amount: bigint): string => {
  const text = String(amount < 0n ? -amount : amount).padStart(3, '0')
  return `${amount < 0n ? '-' : ''}${text.slice(0, -2)}.${text.slice(-2)}`
}

/** Lines with their amounts, and the sums of the whole. */
export function withSums(
  lines: readonly Line[],
  change: Readonly<Record<string, unknown>> = {},
  adjustments: readonly Adjusted[] = [],
): InvoiceData {
  const amounts = lines.map(({ quantity, price }) => cents(quantity, price))
  const byRate = new Map<number, bigint>()
  for (const [place, { vat }] of lines.entries())
    byRate.set(Number(vat), (byRate.get(Number(vat)) ?? 0n) + (amounts[place] ?? 0n))
  const signed = adjustments.map(({ kind, amount }) => cents('1', amount) * (kind === 'charge' ? 1n : -1n))
  for (const [place, { vat }] of adjustments.entries())
    byRate.set(Number(vat), (byRate.get(Number(vat)) ?? 0n) + (signed[place] ?? 0n))
  const net = [...amounts, ...signed].reduce((sum, each) => sum + each, 0n)
  const vat = [...byRate].reduce((sum, [rate, taxable]) => sum + halfAway(taxable * BigInt(rate), 100n), 0n)
  return {
    number: '2026-00417',
    issued: '2026-11-30',
    due: '2026-12-30',
    iban: 'BE68539007547034',
    reference: '+++085/2026/44879+++',
    ...change,
    ...(adjustments.length > 0 && { adjustments }),
    lines: lines.map((line, place) => ({ ...line, amount: euros(amounts[place] ?? 0n) })),
    net: euros(net),
    vat: euros(vat),
    total: euros(net + vat),
  }
}

export const ordinary = withSums([
  { description: 'Uittreksels uit het register', quantity: 12, price: '12.50', vat: 21 },
  { description: 'Kaartmateriaal in boekvorm', quantity: 3, price: '18.90', vat: 6 },
  { description: 'Werk van een medewerker', quantity: 1.5, unit: 'HUR', price: '65', vat: 21 },
])

const signs = [
  'a',
  'Z',
  '9',
  ' ',
  '&',
  '<',
  '>',
  '"',
  "'",
  'é',
  '€',
  'ß',
  '😀',
  '\u00a0',
  '/',
  '-',
  '–',
  '\u0001',
  '\n',
  ']]>',
]

/** Text with what XML escapes, cannot hold, or writes in more bytes. */
const text = (maxLength: number) =>
  fc
    .string({ minLength: 1, maxLength, unit: fc.constantFrom(...signs) })
    .map((each) => each.slice(0, maxLength).trim())
    .filter((each) => /[a-z0-9]/i.test(each))

const decimals = (most: number, places: number) =>
  fc
    .tuple(
      fc.integer({ min: 0, max: most }),
      fc.integer({ min: 0, max: 10 ** places - 1 }),
      fc.integer({ min: 0, max: places }),
    )
    .map(([whole, fraction, scale]) =>
      scale === 0 ? String(whole) : `${whole}.${String(fraction).padStart(places, '0').slice(0, scale)}`,
    )

const line = (vat: fc.Arbitrary<{ readonly vat: number; readonly category?: string }>): fc.Arbitrary<Line> =>
  fc
    .record({
      description: text(60),
      quantity: decimals(9_999, 4),
      price: decimals(9_999, 6),
      unit: fc.constantFrom(...units),
      vat,
    })
    .map(({ vat: given, ...rest }) => ({ ...rest, ...given }))

const taxed = fc.constantFrom<{ vat: number; category?: string }[]>(
  { vat: 21 },
  { vat: 12 },
  { vat: 6, category: 'S' },
  { vat: 0, category: 'Z' },
  { vat: 0, category: 'E' },
  { vat: 0, category: 'AE' },
)
const outside = fc.constant({ vat: 0, category: 'O' })

/** What a sender may give as `data.invoice`, and intake accepts. */
export const anyInvoice: fc.Arbitrary<InvoiceData> = fc
  .record({
    lines: fc
      .oneof({ weight: 3, arbitrary: fc.constant(taxed) }, fc.constant(outside))
      .chain((vat) => fc.array(line(vat), { minLength: 1, maxLength: 8 })),
    more: fc.record(
      {
        kind: fc.constantFrom('invoice', 'credit-note'),
        number: text(50),
        credits: text(50),
        buyerReference: text(60),
        order: text(60),
        note: text(80),
        period: fc.constantFrom(['2026-01-01', '2026-12-31'], ['2026-02-28', '2026-02-28']),
      },
      { requiredKeys: ['number'] },
    ),
    exemption: text(60),
    adjusted: fc.array(
      fc.record({
        kind: fc.constantFrom('discount', 'charge'),
        reason: text(40),
        amount: fc.integer({ min: 1, max: 5_000 }).map((amount) => euros(BigInt(amount))),
        of: fc.nat(7),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ lines, more: { period, ...more }, exemption, adjusted }) => {
    // Of the VAT of some line: discounts of what is outside its scope share no invoice with what is not.
    const all = adjusted.map(({ of, ...each }) => {
      const { vat, category } = lines[of % lines.length] as Line
      return { ...each, vat, ...(category !== undefined && { category }) }
    })
    const change = { exemption, ...more, ...(period && { from: period[0], to: period[1] }) }
    const made = withSums(lines, change, all)
    return String(made['total']).startsWith('-') ? withSums(lines, change) : made
  })
