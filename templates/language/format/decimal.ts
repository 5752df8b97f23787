/** An exact decimal number: `units` divided by ten to the power of `scale`. Amounts are never floating-point numbers. */
export interface Decimal {
  readonly units: bigint
  readonly scale: number
}

const written = /^(-?)(\d{1,30})(?:\.(\d{1,20}))?$/

/** Reads a JSON number or a decimal string (`-1284.50`); undefined where it is neither. */
export function readDecimal(value: unknown): Decimal | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined
  const match = written.exec(String(value))
  if (!match) return undefined
  const [, sign = '', whole = '', fraction = ''] = match
  return { units: BigInt(`${sign}${whole}${fraction}`), scale: fraction.length }
}

export function compareDecimals(one: Decimal, other: Decimal): number {
  const scale = Math.max(one.scale, other.scale)
  const difference = atScale(one, scale) - atScale(other, scale)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** Whole euro cents, or undefined where the value is not an amount with at most two decimals. */
export function readCents(value: unknown): bigint | undefined {
  const decimal = readDecimal(value)
  if (!decimal) return undefined
  if (decimal.scale <= 2) return atScale(decimal, 2)
  const divisor = 10n ** BigInt(decimal.scale - 2)
  return decimal.units % divisor === 0n ? decimal.units / divisor : undefined
}

/** `-19.12` for -1912 cents, which Intl.NumberFormat formats without loss. */
export function centsAsDecimal(cents: bigint): `${number}` {
  const size = cents < 0n ? -cents : cents
  return `${cents < 0n ? '-' : ''}${size / 100n}.${String(size % 100n).padStart(2, '0')}` as `${number}`
}

function atScale(decimal: Decimal, scale: number): bigint {
  return decimal.units * 10n ** BigInt(scale - decimal.scale)
}
