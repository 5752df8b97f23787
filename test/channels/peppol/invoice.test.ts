import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  multiplyToCents,
  percentOf,
  readCents,
  readDecimal,
  writeDecimal,
} from '../../../channels/peppol/invoice/decimal.ts'
import { maySell } from '../../../channels/peppol/invoice/party.ts'
import { readInvoice } from '../../../channels/peppol/invoice/read-invoice.ts'
import { writeUbl } from '../../../channels/peppol/invoice/write-ubl.ts'
import { anyInvoice, buyer, halfAway, type InvoiceData, ordinary, seller, withSums } from './invoice-data.ts'

const read = (invoice: unknown) => readInvoice({ invoice })
const good = (invoice: unknown) => {
  const found = read(invoice)
  if (found.kind !== 'invoice') throw new Error(JSON.stringify(found.flaws))
  return found.invoice
}
const flaws = (change: Readonly<Record<string, unknown>>, of: InvoiceData = ordinary): string[] => {
  const found = read({ ...of, ...change })
  return found.kind === 'flaws' ? found.flaws.map(({ pointer, code }) => `${pointer} ${code}`) : []
}
const xmlOf = (invoice: unknown) =>
  Buffer.from(writeUbl({ invoice: good(invoice), seller, buyer, reference: 'U7K4' })).toString()

describe('decimals', () => {
  const decimal = fc.tuple(fc.bigInt({ min: -(10n ** 11n), max: 10n ** 11n }), fc.integer({ min: 0, max: 6 }))
  test('are written as they were read', () => {
    fc.assert(
      fc.property(decimal, ([digits, scale]) => {
        const text = writeDecimal({ digits, scale })
        expect(readDecimal(text)).toEqual({ digits, scale })
        // Leading zeros are all that a number of JavaScript would change.
        expect(Number(text)).toBeCloseTo(Number(digits) / 10 ** scale, 4)
      }),
    )
  })
  test('multiply to the nearest cent, halves away from zero', () => {
    fc.assert(
      fc.property(decimal, decimal, ([a, scaleA], [b, scaleB]) => {
        const product = multiplyToCents({ digits: a, scale: scaleA }, { digits: b, scale: scaleB })
        expect(product).toBe(halfAway(a * b * 100n, 10n ** BigInt(scaleA + scaleB)))
        expect(multiplyToCents({ digits: -a, scale: scaleA }, { digits: b, scale: scaleB })).toBe(-product)
      }),
    )
    const half = { digits: 5n, scale: 3 }
    expect(multiplyToCents(half, { digits: 1n, scale: 0 })).toBe(1n)
    expect(multiplyToCents({ ...half, digits: -5n }, { digits: 1n, scale: 0 })).toBe(-1n)
    expect(percentOf(36n, { digits: 21n, scale: 0 })).toBe(8n)
  })
  test.each([1e21, 1e-7, '1,5', '1e3', ' 1', '0x1', '1.2345678', Number.NaN, null, true])('%s is none', (value) => {
    expect(readDecimal(value)).toBeUndefined()
  })
  test('an amount with a third decimal that is not zero is no amount', () => {
    expect([readCents('1.230'), readCents('1.235'), readCents(1.5)]).toEqual([123n, undefined, 150n])
  })
})

describe('an invoice in the data of a letter', () => {
  test('has the sums of its lines: VAT is rounded once for each rate', () => {
    const line = { description: 'Kopie', quantity: 1, price: '0.12', vat: 21 }
    expect(good(withSums([line, line, line]))).toMatchObject({ net: 36n, vat: 8n, total: 44n })
    expect(flaws({ vat: '0.09', total: '0.45' }, withSums([line, line, line]))).toEqual([
      '/invoice/vat UP-2071',
      '/invoice/total UP-2071',
    ])
  })

  test('that a sender may give is read, and its breakdown adds up', () => {
    fc.assert(
      fc.property(anyInvoice, (data) => {
        const { groups, lines, adjustments, net, vat, total } = good(data)
        expect(groups.reduce((sum, each) => sum + each.taxable, 0n)).toBe(net)
        expect(groups.reduce((sum, each) => sum + each.tax, 0n)).toBe(vat)
        const adjusted = adjustments.map(({ kind, amount }) => (kind === 'charge' ? amount : -amount))
        expect([...lines.map((each) => each.net), ...adjusted].reduce((sum, each) => sum + each, 0n)).toBe(net)
        expect(net + vat).toBe(total)
        for (const { taxable, tax, rate } of groups) expect(tax).toBe(halfAway(taxable * rate.digits, 100n))
      }),
    )
  })

  test('a cent more or less in any amount is found', () => {
    fc.assert(
      fc.property(anyInvoice, fc.constantFrom('net', 'vat', 'total'), fc.constantFrom(1n, -1n), (data, member, by) => {
        const changed = writeDecimal({ digits: (readCents(data[member]) ?? 0n) + by, scale: 2 })
        expect(flaws({ [member]: changed }, data)).toEqual([`/invoice/${member} UP-2071`])
      }),
    )
  })

  const line = { description: 'Kopie', quantity: 1, price: '10', vat: 21, amount: '10.00' }
  const lines = (change: object) => ({ lines: [{ ...line, ...change }] })
  const discount = (change: object) => ({
    adjustments: [{ kind: 'discount', reason: 'Korting', amount: '5.00', vat: 21, ...change }],
  })
  test.each<[string, object, string]>([
    ['no number', { number: ' ' }, '/invoice/number UP-2070'],
    ['a day that does not exist', { issued: '2026-02-30' }, '/invoice/issued UP-2070'],
    ['no day of payment', { due: null }, '/invoice/due UP-2070'],
    ['no lines', { lines: [] }, '/invoice/lines UP-2070'],
    ['a period without an end', { from: '2026-01-01' }, '/invoice/to UP-2070'],
    ['a period that ends before it begins', { from: '2026-01-02', to: '2026-01-01' }, '/invoice/to UP-2070'],
    ['a reference without an account', { iban: null }, '/invoice/iban UP-2070'],
    ['a negative price', lines({ price: '-10' }), '/invoice/lines/0/price UP-2070'],
    ['a rate that Belgium has not', lines({ vat: 19 }), '/invoice/lines/0/vat UP-2070'],
    ['no VAT and no word why', lines({ vat: 0 }), '/invoice/lines/0/category UP-2070'],
    ['a rate in a category without one', lines({ category: 'E' }), '/invoice/lines/0/category UP-2070'],
    ['a unit that is none', lines({ unit: 'STUK' }), '/invoice/lines/0/unit UP-2070'],
    ['an amount that is not the product', lines({ amount: '10.01' }), '/invoice/lines/0/amount UP-2071'],
    ['a discount without a reason', discount({ reason: '' }), '/invoice/adjustments/0/reason UP-2070'],
    ['a discount below zero', discount({ amount: '-5.00' }), '/invoice/adjustments/0/amount UP-2070'],
    ['a discount without a kind', discount({ kind: 'korting' }), '/invoice/adjustments/0/kind UP-2070'],
    ['discounts that are no list', { adjustments: 'all' }, '/invoice/adjustments UP-2070'],
    ['a number that JSON cannot hold exactly', lines({ quantity: 1e15 }), '/invoice/lines/0/quantity UP-2070'],
  ])('%s is a flaw with its place', (_name, change, flaw) => {
    expect(flaws({ ...change })).toEqual([flaw])
  })

  test('exempt lines need a reason, and lines outside the scope of VAT an invoice of their own', () => {
    const exempt = { description: 'Opleiding', quantity: 1, price: '10', vat: 0, category: 'E' }
    const outside = { ...exempt, category: 'O' }
    expect(flaws({}, withSums([exempt]))).toEqual(['/invoice/exemption UP-2070'])
    expect(flaws({ exemption: 'Artikel 44' }, withSums([exempt]))).toEqual([])
    expect(flaws({ exemption: 'Artikel 6' }, withSums([exempt, outside]))).toEqual(['/invoice/lines UP-2070'])
  })

  test('an amount to give back is a credit note', () => {
    expect(flaws({}, withSums([{ description: 'Terug', quantity: -1, price: '10', vat: 21 }]))).toEqual([
      '/invoice/total UP-2070',
    ])
  })

  test('a sender that is not registered for VAT invoices only what is outside its scope', () => {
    const unregistered = { ...seller, vat: false }
    const outside = { description: 'Retributie', quantity: 1, price: '10', vat: 0, category: 'O' }
    const retribution = good(withSums([outside], { exemption: 'Artikel 6' }))
    expect([maySell(good(ordinary), unregistered), maySell(retribution, unregistered)]).toEqual([false, true])
  })

  test.each([undefined, null, [], 'invoice', 7, { lines: [null] }])('%j is refused, not thrown', (invoice) => {
    expect(read(invoice).kind).toBe('flaws')
  })

  test('anything in its members is refused or read, never thrown', () => {
    const members = ['kind', 'number', 'issued', 'due', 'from', 'iban', 'lines', 'net', 'order'] as const
    fc.assert(
      fc.property(fc.constantFrom(...members), fc.anything(), (member, value) => {
        expect(['invoice', 'flaws']).toContain(read({ ...ordinary, [member]: value }).kind)
      }),
    )
  })
})

describe('the document of Peppol BIS Billing', () => {
  test('names the terms in euro, with the breakdown of VAT', () => {
    const xml = xmlOf(ordinary)
    expect(xml).toContain('<cbc:PayableAmount currencyID="EUR">359.58</cbc:PayableAmount>')
    expect(xml).toContain('<cbc:EndpointID schemeID="0208">0999000129</cbc:EndpointID>')
    expect(xml).toContain('<cbc:BuyerReference>U7K4</cbc:BuyerReference>')
    expect(xml).toContain('<cbc:InvoicedQuantity unitCode="HUR">1.5</cbc:InvoicedQuantity>')
    expect(xml.match(/<cac:TaxSubtotal>/g)).toHaveLength(2)
  })

  test('has discounts and charges on the whole, and VAT on what they leave', () => {
    const data = withSums([{ description: 'Zaalhuur', quantity: 1, price: '100', vat: 21 }], {}, [
      { kind: 'discount', reason: 'Erkende vereniging', amount: '25.00', vat: 21 },
      { kind: 'charge', reason: 'Poetsbeurt', amount: '10.00', vat: 21 },
    ])
    expect(data).toMatchObject({ net: '85.00', vat: '17.85', total: '102.85' })
    const xml = xmlOf(data)
    expect(xml).toContain('<cbc:LineExtensionAmount currencyID="EUR">100.00</cbc:LineExtensionAmount>')
    expect(xml).toContain('<cbc:AllowanceTotalAmount currencyID="EUR">25.00</cbc:AllowanceTotalAmount>')
    expect(xml).toContain('<cbc:ChargeTotalAmount currencyID="EUR">10.00</cbc:ChargeTotalAmount>')
    expect(xml).toMatch(/<cbc:ChargeIndicator>false<.*Erkende vereniging.*<cbc:ChargeIndicator>true<.*<cac:TaxTotal>/s)
  })

  test('a credit note names what it credits', () => {
    const xml = xmlOf({ ...ordinary, kind: 'credit-note', credits: '2026-00391' })
    expect(xml).toContain('<cac:InvoiceDocumentReference><cbc:ID>2026-00391</cbc:ID>')
    expect(xml).toContain('<cbc:CreditedQuantity unitCode="C62">12</cbc:CreditedQuantity>')
    expect(xml).not.toContain('cbc:DueDate')
  })

  test('encloses the letter', () => {
    const letter = { name: 'brief & co.pdf', pdf: Buffer.from('%PDF-1.7') }
    const xml = Buffer.from(writeUbl({ invoice: good(ordinary), seller, buyer, reference: 'x', letter })).toString()
    expect(xml).toContain('mimeCode="application/pdf" filename="brief &amp; co.pdf">JVBERi0xLjc=<')
  })

  test('holds text of any kind without breaking its form', () => {
    fc.assert(
      fc.property(anyInvoice, (data) => {
        const xml = xmlOf(data)
        // oxlint-disable-next-line no-control-regex
        expect(xml).not.toMatch(/[\u0000-\u0009\u000b-\u001f]|&(?!amp;|lt;|gt;|quot;)/)
        expect(xml).not.toMatch(/<(\S+)[^>]*><\/\1>/)
      }),
    )
  })
})
