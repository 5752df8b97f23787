import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { Canvas } from '../../../templates/pdf/draw/canvas.ts'
import { type Matrix, matrixMask } from '../../../templates/pdf/draw/matrix-mask.ts'
import { deflated, LetterFile } from '../../../templates/pdf/file/letter-file.ts'
import type { FontSet } from '../../../templates/pdf/fonts/open-font-set.ts'
import { mm } from '../../../templates/pdf/geometry/millimetres.ts'
import { scale } from '../../../templates/supplied/pdfium/raster.ts'
import { readOperations } from '../../../templates/supplied/read/content-operations.ts'
import { readLetter } from '../../support/files/read-letter.ts'
import { sharedFonts } from '../../support/files/shared-readers.ts'

let fonts: FontSet
beforeAll(async () => {
  fonts = await sharedFonts()
})

const matrices = fc
  .integer({ min: 1, max: 60 })
  .chain((size) =>
    fc
      .array(fc.constantFrom(0, 1), { minLength: size * size, maxLength: size * size })
      .map((modules): Matrix => ({ size, modules: Uint8Array.from(modules) })),
  )

/** Whole pixels of the test's raster, so that each module has a pixel in its middle. */
const pixelsPerModule = 5
/** The corners of the symbols of a page, far enough apart for the largest one. */
const corners = [20, 110].flatMap((x) => [20, 110, 200].map((y) => ({ x: mm(x), y: mm(y) })))
const pagesOfMatrices = fc.array(matrices, { minLength: corners.length, maxLength: corners.length })

/** A page that holds only symbols, each module five pixels wide. */
function pageOf(symbols: readonly Matrix[]): Buffer {
  const common = fonts.commonParts([], () => [])
  const file = new LetterFile(common)
  const canvas = new Canvas(file, 'nl')
  canvas.startPage()
  for (const [at, matrix] of symbols.entries()) {
    const side = (matrix.size * pixelsPerModule) / scale
    const box = { x: 0, y: 0, ...corners[at], width: side, height: side }
    canvas.symbol({ size: matrix.size, mask: matrixMask(matrix) }, box, 'artifact', 'qr')
  }
  canvas.close()
  const { pages, objects } = canvas.finish(common.resources)
  const [root, information] = [file.reserve(), file.reserve()]
  file.pack([...objects, [root, `<</Type/Catalog/Pages ${pages} 0 R>>`]], deflated)
  file.object(information, '<<>>')
  return Buffer.concat(file.finish(root, information, new Uint8Array(16)).map(({ bytes }) => bytes))
}

describe('a symbol drawn as an image mask', () => {
  test('shows each module in its place, black or white, with white around it', async () => {
    await fc.assert(
      fc.asyncProperty(pagesOfMatrices, async (symbols) => {
        const { raster } = await readLetter(pageOf(symbols))
        for (const [index, { size, modules }] of symbols.entries()) {
          const { x = 0, y = 0 } = corners[index] ?? {}
          const seen = (column: number, row: number): number => {
            const left = Math.floor(x * scale + (column + 0.5) * pixelsPerModule)
            const top = Math.floor(y * scale + (row + 0.5) * pixelsPerModule)
            return raster.pixels[(top * raster.width + left) * 4] ?? Number.NaN
          }
          const shown = Array.from(modules, (_, at) => seen(at % size, Math.floor(at / size)))
          expect(shown).toEqual(Array.from(modules, (dark) => (dark === 1 ? 0 : 255)))
          for (let at = -1; at <= size; at++)
            expect([seen(at, -1), seen(at, size), seen(-1, at), seen(size, at)]).toEqual([255, 255, 255, 255])
        }
      }),
      { numRuns: 4 },
    )
  })

  test('is an inline image of which no reader can mistake the end, of an eighth of a byte a module', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        const mask = matrixMask(matrix)
        const operators = readOperations(Buffer.from(mask, 'latin1'))?.map(({ operator }) => operator)
        expect(operators).toEqual(['g', 'BI', 'ID'])
        const [, digits = ''] = / ID ([0-9a-f]*)> EI$/.exec(mask) ?? []
        expect(digits).toHaveLength(2 * matrix.size * Math.ceil(matrix.size / 8))
      }),
      { numRuns: 50 },
    )
  })
})
