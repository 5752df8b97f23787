import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeBarcode } from '../../../channels/print/store/registered/barcodes.ts'
import { type PrintProfileName, printProfileNames } from '../../../templates/model/letter-frame.ts'
import type { Mark } from '../../../templates/pdf/draw/canvas.ts'
import { code128 } from '../../../templates/pdf/draw/code-128.ts'
import type { FontSet } from '../../../templates/pdf/fonts/open-font-set.ts'
import { renderLetter } from '../../../templates/pdf/render-letter.ts'
import { readCode128, scanBarcode, widthsOf } from '../../support/files/read-code-128.ts'
import { readLetter } from '../../support/files/read-letter.ts'
import { sharedFonts } from '../../support/files/shared-readers.ts'
import { taxFrame, taxLetter } from './sample-letters.ts'

let fonts: FontSet
beforeAll(async () => {
  fonts = await sharedFonts()
})

const digits = makeBarcode('digits', '0107', 12_345)
const barcodes = [digits, makeBarcode('licence-plate', 'JJBEA65', 432), makeBarcode('s10', 'RX', 7_654_321)]

describe('Code 128', () => {
  test('draws pairs of digits, and letters, as another library does', () => {
    const runs = (modules: Uint8Array): number[] => {
      const widths: number[] = []
      for (const [at, module] of modules.entries()) {
        if (at === 0 || modules[at - 1] !== module) widths.push(0)
        widths[widths.length - 1] = (widths.at(-1) ?? 0) + 1
      }
      return widths
    }
    for (const text of [digits, '0011223344556677', 'JJBEA', 'The rest of ASCII: ~{}|^_`'])
      expect(runs(code128(text))).toEqual(widthsOf(text))
  })
  test('is read back, whatever the mix of letters and digits', () => {
    const texts = fc
      .array(fc.oneof(fc.stringMatching(/^[A-Z]{1,3}$/), fc.stringMatching(/^\d{1,9}$/)), {
        minLength: 1,
        maxLength: 5,
      })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(texts, (text) => {
        expect(readCode128([...code128(text)])).toBe(text)
      }),
    )
  })
})

function drawn(barcode: string, profile: PrintProfileName, variant: 'normal' | 'large') {
  const marks: Mark[] = []
  const letter = renderLetter(taxLetter, { ...taxFrame, profile, variant, barcode }, fonts, { marks })
  const mark = marks.find(({ what }) => what === 'barcode') ?? expect.fail('no barcode')
  return { letter, mark, modules: code128(barcode).length }
}

describe('the barcode of a registered letter', () => {
  const places = printProfileNames.flatMap((profile) =>
    (['normal', 'large'] as const).map((variant) => ({ profile, variant })),
  )
  test.each(places)('is drawn clear of everything else: $profile, $variant print', ({ profile, variant }) => {
    for (const barcode of barcodes) {
      const { letter, mark, modules } = drawn(barcode, profile, variant)
      expect(letter.conflicts).toEqual([])
      expect((mark.width / modules) * (25.4 / 72)).toBeCloseTo(0.33, 5)
    }
  })
  test.each(barcodes)('is read back from the page, bars and characters: %s', async (barcode) => {
    const { letter, mark, modules } = drawn(barcode, 'c5-right', 'normal')
    const bytes = Buffer.concat(letter.segments.map((part) => part.bytes))
    expect(await scanBarcode(bytes, mark, modules)).toBe(barcode)
    const { lines } = await readLetter(bytes)
    expect(lines.some(({ text }) => text.replaceAll(/\s/g, '') === barcode)).toBe(true)
  })
  test('is absent from every other letter, whose bytes do not change', () => {
    const marks: Mark[] = []
    renderLetter(taxLetter, taxFrame, fonts, { marks })
    expect(marks.filter(({ what }) => what === 'barcode')).toEqual([])
  })
})
