import { type DataReader, wrongSum } from './data-reader.ts'
import { type Decimal, multiplyToCents, readCents, readDecimal, writeCents } from './decimal.ts'
import { type InvoiceLine, units, type VatCategory, vatCategories, vatRates } from './invoice.ts'

const zero: Decimal = { digits: 0n, scale: 0 }

/** One line of the invoice; undefined when it has a flaw, which the reader holds. */
export function readLine(reader: DataReader): InvoiceLine | undefined {
  const description = reader.needed('description', reader.text('description', 500), 'Say what is invoiced.')
  const quantity = numberOf(reader, 'quantity')
  const price = numberOf(reader, 'price')
  const unit = reader.given('unit') === undefined ? 'C62' : reader.oneOf('unit', units)
  const vat = readVat(reader)
  // BR-27: a credit is a line with a negative quantity, or a credit note.
  if (price !== undefined && price.digits < 0n)
    return reader.flaw('price', 'A price is not negative; give a negative quantity.')
  if (
    description === undefined ||
    quantity === undefined ||
    price === undefined ||
    vat === undefined ||
    unit === undefined
  )
    return undefined
  const net = multiplyToCents(quantity, price)
  const amount = readCents(reader.given('amount'))
  if (amount !== net)
    return reader.flaw('amount', `Quantity times price is ${writeCents(net)}, rounded to the cent.`, wrongSum)
  return { description, quantity, unit, price, ...vat, net }
}

function numberOf(reader: DataReader, member: string): Decimal | undefined {
  const value = reader.given(member)
  const read = readDecimal(value)
  return read ?? reader.flaw(member, 'Give a number with twelve digits and six decimals at most.')
}

/** Category and rate of VAT; undefined when they have a flaw, which the reader holds. */
export function readVat(reader: DataReader): Pick<InvoiceLine, 'category' | 'rate'> | undefined {
  const rate = readDecimal(reader.given('vat'))
  if (rate === undefined) return reader.flaw('vat', 'Give the rate of VAT in percent; 0 without VAT.')
  if (rate.digits === 0n) {
    const category = reader.oneOf('category', vatCategories)
    const withoutVat: readonly (VatCategory | undefined)[] = ['Z', 'E', 'AE', 'O']
    return category !== undefined && withoutVat.includes(category)
      ? { category, rate: zero }
      : reader.flaw(
          'category',
          'Say why there is no VAT: O outside its scope, E exempt, AE reverse charge, Z zero rate.',
        )
  }
  const known = vatRates.find((each) => Number(each) * 10 ** rate.scale === Number(rate.digits))
  if (known === undefined) return reader.flaw('vat', `Give a Belgian rate: 0, ${vatRates.join(', ')}.`)
  const category = reader.oneOf('category', vatCategories) ?? 'S'
  return category === 'S'
    ? { category, rate: { digits: BigInt(known), scale: 0 } }
    : reader.flaw('category', 'Only category S has a rate of VAT.')
}
