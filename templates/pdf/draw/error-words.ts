/** Arithmetic of 256 elements, which both symbols use for their error correction, each with a polynomial of its own. */
export interface ErrorField {
  readonly exponents: Uint8Array
  readonly logarithms: Uint8Array
  /** By number of words: the generator's coefficients as logarithms, without the leading one, highest power first. */
  readonly generators: Map<number, Uint8Array>
  /** Power of the first root of the generator. */
  readonly firstRoot: number
}

export function errorField(polynomial: number, firstRoot = 0): ErrorField {
  const exponents = new Uint8Array(512)
  const logarithms = new Uint8Array(256)
  for (let power = 0, value = 1; power < 255; power++) {
    exponents[power] = value
    exponents[power + 255] = value
    logarithms[value] = power
    value <<= 1
    if (value > 255) value ^= polynomial
  }
  return { exponents, logarithms, generators: new Map(), firstRoot }
}

/** Reed-Solomon words of a block: the remainder of its division by the generator. */
export function errorWords(field: ErrorField, block: Uint8Array, count: number): Uint8Array {
  const { exponents, logarithms } = field
  const generator = generatorOf(field, count)
  const rest = new Uint8Array(count)
  for (const word of block) {
    const factor = word ^ (rest[0] ?? 0)
    rest.copyWithin(0, 1)
    rest[count - 1] = 0
    if (factor === 0) continue
    const power = logarithms[factor] ?? 0
    for (let at = 0; at < count; at++) rest[at] = (rest[at] ?? 0) ^ (exponents[power + (generator[at] ?? 0)] ?? 0)
  }
  return rest
}

/** The product of (x − 2^i), for i from the first root on; no coefficient of it is zero at the lengths of symbols. */
function generatorOf(field: ErrorField, degree: number): Uint8Array {
  const known = field.generators.get(degree)
  if (known !== undefined) return known
  const { exponents, logarithms } = field
  const times = (a: number, b: number): number =>
    a === 0 || b === 0 ? 0 : (exponents[(logarithms[a] ?? 0) + (logarithms[b] ?? 0)] ?? 0)
  let polynomial = [1]
  for (let power = 0; power < degree; power++) {
    const root = exponents[power + field.firstRoot] ?? 0
    const next = [...polynomial, 0]
    for (const [at, coefficient] of polynomial.entries()) next[at + 1] = (next[at + 1] ?? 0) ^ times(coefficient, root)
    polynomial = next
  }
  const generator = Uint8Array.from(polynomial.slice(1), (coefficient) => logarithms[coefficient] ?? 0)
  field.generators.set(degree, generator)
  return generator
}
