/**
 * Exact decimal numbers for amounts, quantities and rates. EN 16931 states its sums in decimals, and a binary floating-point number
 * cannot hold 0.10.
 */
export interface Decimal {
  readonly digits: bigint
  /** Digits behind the point. */
  readonly scale: number
}

const written = /^-?\d{1,12}(?:\.\d{1,6})?$/

/** A number as it is in the data: JSON number or text with a point. Undefined for anything else, or with more than six decimals. */
export function readDecimal(value: unknown): Decimal | undefined {
  const text = typeof value === 'number' ? String(value) : value
  if (typeof text !== 'string' || !written.test(text)) return undefined
  const [whole = '', fraction = ''] = text.split('.')
  return { digits: BigInt(whole + fraction), scale: fraction.length }
}

/** An amount in cents, when the number has two decimals at most. */
export function readCents(value: unknown): bigint | undefined {
  const read = readDecimal(value)
  if (read === undefined) return undefined
  const cents = rescale(read, 2)
  return cents
}

/** The number with `scale` decimals; undefined when digits would be lost. */
function rescale({ digits, scale }: Decimal, wanted: number): bigint | undefined {
  if (scale <= wanted) return digits * 10n ** BigInt(wanted - scale)
  const divisor = 10n ** BigInt(scale - wanted)
  return digits % divisor === 0n ? digits / divisor : undefined
}

/** The product in cents, rounded half away from zero (EN 16931-1, 6.5.3: two decimals; half-up for the absolute value). */
export function multiplyToCents(a: Decimal, b: Decimal): bigint {
  return divideRounded(a.digits * b.digits * 100n, 10n ** BigInt(a.scale + b.scale))
}

/** A percentage of an amount in cents, rounded half away from zero. */
export function percentOf(cents: bigint, rate: Decimal): bigint {
  return divideRounded(cents * rate.digits, 100n * 10n ** BigInt(rate.scale))
}

function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const size = dividend < 0n ? -dividend : dividend
  const rounded = (size * 2n + divisor) / (divisor * 2n)
  return dividend < 0n ? -rounded : rounded
}

/** `1234.50` */
export function writeCents(cents: bigint): string {
  return writeDecimal({ digits: cents, scale: 2 })
}

export function writeDecimal({ digits, scale }: Decimal): string {
  const size = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0')
  const text = scale === 0 ? size : `${size.slice(0, -scale)}.${size.slice(-scale)}`
  return digits < 0n ? `-${text}` : text
}
