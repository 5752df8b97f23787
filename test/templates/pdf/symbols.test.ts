import fc from 'fast-check'
import jsQR from 'jsqr'
import QRCode from 'qrcode'
import { describe, expect, test } from 'vitest'
import { codeAlphabet } from '../../../core/words/numbers/check-code.ts'
import { dataMatrix } from '../../../templates/pdf/draw/data-matrix.ts'
import type { Matrix } from '../../../templates/pdf/draw/matrix-mask.ts'
import { qrMatrix } from '../../../templates/pdf/draw/qr-code.ts'
import { encodedMatrix } from '../../support/files/read-marks.ts'

const references = fc.string({ unit: fc.constantFrom(...Array.from(codeAlphabet)), minLength: 12, maxLength: 12 })

describe('the DataMatrix of a reply reference', () => {
  test('has the modules that a general encoder gives for the same code words', () => {
    fc.assert(
      fc.property(references, (text) => {
        const { size, modules } = dataMatrix(text)
        expect(size).toBe(16)
        expect(Array.from(modules)).toEqual(encodedMatrix(text))
      }),
      { numRuns: 200 },
    )
  })

  test('refuses a text that it cannot hold', () => {
    expect(() => dataMatrix('ABCDEFGHIJKLM')).toThrow('at most 12')
    expect(() => dataMatrix('é')).toThrow('ASCII')
  })
})

describe('a QR code', () => {
  test.each(['L', 'M'] as const)('of level %s has the modules that the library gives, at every size', (level) => {
    for (let length = 1; length < 2300; length += length < 300 ? 7 : 61) {
      const text = fc.sample(fc.string({ minLength: length, maxLength: length }), { numRuns: 1, seed: length })[0] ?? ''
      const segments = [{ data: new TextEncoder().encode(text), mode: 'byte' as const }]
      const { modules } = QRCode.create(segments, { errorCorrectionLevel: level, maskPattern: 3 })
      const drawn = qrMatrix(text, level)
      expect(drawn.size).toBe(modules.size)
      expect(Buffer.compare(drawn.modules, modules.data), `${length} characters`).toBe(0)
    }
    expect(() => qrMatrix('x'.repeat(3000), level)).toThrow('so many')
  })

  test.each(['L', 'M'] as const)('of level %s is read back as it was written, accents included', (level) => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (text) => {
        expect(read(qrMatrix(text, level))).toEqual([...new TextEncoder().encode(text)])
      }),
      { numRuns: 40 },
    )
  })
})

/** As a reader of pixels sees it: each module four pixels wide, four modules of white around. */
function read({ size, modules }: Matrix): readonly number[] | undefined {
  const scale = 4
  const side = (size + 8) * scale
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  for (let y = 0; y < size * scale; y++) {
    for (let x = 0; x < size * scale; x++) {
      if (!modules[Math.floor(y / scale) * size + Math.floor(x / scale)]) continue
      const at = ((y + 4 * scale) * side + x + 4 * scale) * 4
      pixels.fill(0, at, at + 3)
    }
  }
  const decode = jsQR as unknown as typeof jsQR.default
  return decode(pixels, side, side)?.binaryData
}
