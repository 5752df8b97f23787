import bwip from 'bwip-js/node'
import type { Box } from '../../../templates/pdf/geometry/millimetres.ts'
import { scale } from '../../../templates/supplied/pdfium/raster.ts'
import { readLetter } from './read-letter.ts'

/** Pixels: three times those of the usual picture of a page, 300 to the inch. */
const zoom = 3

/** What a scanner reads half way down the bars of a barcode on the first page, each module taken at its middle. */
export async function scanBarcode(bytes: Uint8Array, box: Box, modules: number): Promise<string | undefined> {
  const { raster } = await readLetter(bytes, 1, zoom)
  const row = Math.floor((box.y + box.height / 2) * scale * zoom)
  const seen = Array.from({ length: modules }, (_, at) => {
    const column = Math.floor((box.x + ((at + 0.5) * box.width) / modules) * scale * zoom)
    return (raster.pixels[(row * raster.width + column) * 4] ?? 255) < 128 ? 1 : 0
  })
  return readCode128(seen)
}

/** The widths of bars and spaces by turns that another library draws. */
export function widthsOf(text: string): number[] {
  const [made] = bwip.raw('code128', text, '') as unknown as [{ sbs: number[] }]
  return made.sbs
}

const [toC, toB, stop] = ['113141', '114131', '2331112'] as const
const [startB, startC] = ['211214', '211232'] as const
/** The pattern of each value from 0 to 99, as the other library draws the pair of digits in code set C. */
const patterns = new Map(
  Array.from({ length: 100 }, (_, value) => [
    widthsOf(String(value).padStart(2, '0').repeat(2)).slice(6, 12).join(''),
    value,
  ]),
)
  .set('113141', 99)
  .set('114131', 100)
  // Check characters only.
  .set('311141', 101)
  .set('411131', 102)

/** Reads modules (1 is a bar) as a scanner does: start, characters, check character, stop. Undefined when anything is wrong. */
export function readCode128(modules: readonly number[]): string | undefined {
  const widths: number[] = []
  for (const [at, module] of modules.entries()) {
    if (at === 0 || modules[at - 1] !== module) widths.push(0)
    widths[widths.length - 1] = (widths.at(-1) ?? 0) + 1
  }
  const symbols = Array.from({ length: (widths.length - 7) / 6 }, (_, at) => widths.slice(at * 6, at * 6 + 6).join(''))
  if (widths.slice(-7).join('') !== stop) return undefined
  const [start, ...rest] = symbols
  const values = rest.map((each) => patterns.get(each))
  const known = values.filter((each) => each !== undefined)
  if (known.length < values.length || (start !== startB && start !== startC)) return undefined
  const check = known.pop()
  const sum = known.reduce((total, value, at) => total + value * (at + 1), start === startB ? 104 : 105)
  if (sum % 103 !== check) return undefined
  let set = start === startC ? 'C' : 'B'
  let text = ''
  for (const [at, value] of known.entries()) {
    const pattern = rest[at]
    if (set === 'B' && pattern === toC) set = 'C'
    else if (set === 'C' && pattern === toB) set = 'B'
    else text += set === 'C' ? String(value).padStart(2, '0') : String.fromCharCode(value + 32)
  }
  return text
}
