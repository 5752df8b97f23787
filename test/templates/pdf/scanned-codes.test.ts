import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import jsQR from 'jsqr'
import QRCode from 'qrcode'
import { beforeAll, describe, expect, test } from 'vitest'
import { createSigner, newSigningKey } from '../../../core/crypto/signer.ts'
import { writeCheckQr } from '../../../core/words/check-qr.ts'
import { newCheckCode } from '../../../core/words/numbers/check-code.ts'
import { base32, readBase32 } from '../../../core/words/text/base32.ts'
import { paymentText } from '../../../templates/language/payment/payment-text.ts'
import type { Variant } from '../../../templates/model/letter-frame.ts'
import type { Mark } from '../../../templates/pdf/draw/canvas.ts'
import type { Matrix } from '../../../templates/pdf/draw/matrix-mask.ts'
import { qrMatrix } from '../../../templates/pdf/draw/qr-code.ts'
import type { FontSet } from '../../../templates/pdf/fonts/open-font-set.ts'
import { renderLetter } from '../../../templates/pdf/render-letter.ts'
import { sharedFonts } from '../../support/files/shared-readers.ts'
import { taxFrame, taxLetter } from './sample-letters.ts'

let fonts: FontSet
beforeAll(async () => {
  fonts = await sharedFonts()
})

const signer = createSigner(newSigningKey())
const checkText = (): string =>
  writeCheckQr(
    {
      sender: 'OVO000001',
      date: '2026-11-23',
      kind: 'registered-decision',
      code: newCheckCode(),
      payment: { cents: 99_999_999_999, iban: 'BE68539007547034' },
    },
    'https://brieven.voorbeeldegem.example',
    signer,
  )

/** Numbers that look random and are the same each time (a linear congruential generator). */
function drawn(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** A symbol as an office scanner reads it: the given pixels per module, turned by degrees, each pixel off by noise. */
function scan({ size, modules }: Matrix, pixelsPerModule: number, degrees: number, noise: number): string | undefined {
  const side = Math.ceil((size + 14) * pixelsPerModule)
  const angle = (degrees * Math.PI) / 180
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)]
  const random = drawn(size)
  const parts = [0.125, 0.375, 0.625, 0.875]
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      let dark = 0
      // A pixel is as dark as the share of it that is covered with ink.
      for (const dy of parts)
        for (const dx of parts) {
          const [ox, oy] = [x + dx - side / 2, y + dy - side / 2]
          const column = Math.floor((ox * cos + oy * sin) / pixelsPerModule + size / 2)
          const row = Math.floor((oy * cos - ox * sin) / pixelsPerModule + size / 2)
          if (column >= 0 && row >= 0 && column < size && row < size) dark += modules[row * size + column] ?? 0
        }
      const grey = 255 - (dark / 16) * 235 + (random() - 0.5) * 2 * noise
      pixels.fill(grey, (y * side + x) * 4, (y * side + x) * 4 + 3)
    }
  const decode = jsQR as unknown as typeof jsQR.default
  return decode(pixels, side, side)?.data
}

const perMillimetre = 150 / 25.4

describe('the check code', () => {
  test.each(['normal', 'large'] as const)(
    'is drawn with modules of half a millimetre at least (%s print)',
    (variant: Variant) => {
      const marks: Mark[] = []
      const frame = { ...taxFrame, variant, check: { code: 'K7Q4M2XRTP', qr: checkText(), page: 'brieven.example' } }
      renderLetter(taxLetter, frame, fonts, { marks })
      const side = ((marks.find(({ what }) => what === 'checkQr')?.width ?? 0) * 25.4) / 72
      expect(side / qrMatrix(checkText(), 'L').size).toBeGreaterThanOrEqual(0.5)
    },
  )

  test.each([
    [0, 0],
    [1.5, 30],
    [2, 45],
    [-2, 45],
  ])('is read from a scan of 150 dpi, turned by %s degrees, with noise of %s', (degrees, noise) => {
    const text = checkText()
    const matrix = qrMatrix(text, 'L')
    expect(scan(matrix, (27 / matrix.size) * perMillimetre, degrees, noise)).toBe(text)
  })
})

test('the payment code is read from a turned scan of 150 dpi with noise', () => {
  const payment = {
    cents: 38_420,
    iban: 'BE68539007547034',
    beneficiary: 'Agentschap',
    reference: '+++085/1927/54115+++',
  }
  const matrix = qrMatrix(paymentText(payment), 'M')
  for (const degrees of [0, 2, -2])
    expect(scan(matrix, (36 / matrix.size) * perMillimetre, degrees, 45)).toBe(paymentText(payment))
})

test('a code of bytes and capitals has the modules that the library gives', () => {
  const tail = fc.string({ unit: fc.constantFrom(...Array.from('ABCXYZ0189./-:')), minLength: 20, maxLength: 300 })
  fc.assert(
    fc.property(tail, (behind) => {
      const [head, text] = ['https://voorbeeld.example/check#', `https://voorbeeld.example/check#${behind}`]
      const segments = [
        { data: new TextEncoder().encode(head), mode: 'byte' as const },
        { data: behind, mode: 'alphanumeric' as const },
      ]
      const { modules } = QRCode.create(segments, { errorCorrectionLevel: 'L', maskPattern: 3 })
      const matrix = qrMatrix(text, 'L')
      expect(matrix.size).toBe(modules.size)
      expect(Buffer.compare(matrix.modules, modules.data)).toBe(0)
    }),
    { numRuns: 60 },
  )
})

test('base32 returns its input, and nothing for a text that no encoder writes', () => {
  for (let length = 0; length < 70; length++) {
    const bytes = randomBytes(length)
    expect(Buffer.from(readBase32(base32(bytes)))).toEqual(bytes)
  }
  // RFC 4648, 10.
  expect(base32(Buffer.from('foobar'))).toBe('MZXW6YTBOI')
  for (const text of ['A1', 'abc', 'AB']) expect(readBase32(text)).toHaveLength(0)
})
