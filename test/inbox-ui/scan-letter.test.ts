import { beforeAll, describe, expect, test } from 'vitest'
import { createSigner, newSigningKey } from '../../core/crypto/signer.ts'
import { writeCheckQr } from '../../core/words/check-qr.ts'
import { findCodes } from '../../inbox-ui/src/check/scan/find-codes.ts'
import { judgeCode, judgeCodes } from '../../inbox-ui/src/check/scan/judge-code.ts'
import { type PicturePart, partsOfPhoto, partsOfVideo } from '../../inbox-ui/src/check/scan/picture-parts.ts'
import { renderLetter } from '../../templates/pdf/render-letter.ts'
import { filmLetter, type Picture, type Shot } from '../support/files/filmed-letter.ts'
import { sharedFonts } from '../support/files/shared-readers.ts'
import { taxFrame, taxLetter } from '../templates/pdf/sample-letters.ts'

const signer = createSigner(newSigningKey())
const code = 'K7Q4M2XRTP'
const payment = { cents: 38_420, iban: 'BE68539007547034' }
const qr = writeCheckQr(
  { sender: 'OVO000001', date: '2026-11-23', kind: 'decision', code, payment },
  'https://post.voorbeeld.example',
  signer,
)
/** A letter with a payment, which has a second QR code above the check code. */
let letter: Buffer
beforeAll(async () => {
  const frame = { ...taxFrame, check: { code, qr, page: 'post.voorbeeld.example/check' } }
  letter = Buffer.concat(renderLetter(taxLetter, frame, await sharedFonts()).segments.map(({ bytes }) => bytes))
})

/** The part of the picture as the page draws it, each pixel the mean of those that it covers. */
function pixelsOf({ width, height, grey }: Picture, part: PicturePart) {
  const [left, top] = [part.left * width, part.top * height]
  const scale = Math.min(1, part.longest / Math.max(part.width * width, part.height * height))
  const size = { width: Math.round(part.width * width * scale), height: Math.round(part.height * height * scale) }
  const pixels = new Uint8ClampedArray(size.width * size.height * 4).fill(255)
  for (let y = 0; y < size.height; y++)
    for (let x = 0; x < size.width; x++) {
      let [sum, count] = [0, 0]
      for (let row = Math.floor(top + y / scale); row < top + (y + 1) / scale && row < height; row++)
        for (let column = Math.floor(left + x / scale); column < left + (x + 1) / scale && column < width; column++) {
          sum += grey[row * width + column] ?? 0
          count += 1
        }
      pixels.fill(sum / count, (y * size.width + x) * 4, (y * size.width + x) * 4 + 3)
    }
  return { pixels, ...size }
}

/** What the page finds, part by part, until it has the check code. */
function found(picture: Picture, parts: readonly PicturePart[]): string | undefined {
  for (const part of parts) {
    const seen = judgeCodes(findCodes(pixelsOf(picture, part)))
    if (seen?.kind === 'check') return seen.qr
  }
  return undefined
}

const behind = qr.slice(qr.indexOf('#') + 1)

describe('a letter with a payment, out of focus, turned and in uneven light', () => {
  test.each<Shot>([
    { x: 175, y: 265, degrees: 7, magnify: 1.5 },
    { x: 183, y: 272, degrees: -12, magnify: 1.5 },
    { x: 180, y: 270, degrees: 3, magnify: 1.8 },
    { x: 180, y: 262, degrees: 180, magnify: 1.2 },
  ])('is read from a video: %j', async (shot) => {
    expect(found(await filmLetter(letter, shot), partsOfVideo)).toBe(behind)
  })

  test.each([
    [{ x: 105, y: 148, degrees: -3, magnify: 1.4 }, 2600, 3500],
    [{ x: 105, y: 148, degrees: 2, magnify: 0.95 }, 1700, 2300],
  ])('is read from a photo of the whole page: %j', async (shot, width, height) => {
    expect(found(await filmLetter(letter, shot, width, height), partsOfPhoto)).toBe(behind)
  })
})

test('the kind of each code is recognised', () => {
  expect(judgeCode(qr)).toEqual({ kind: 'check', qr: behind })
  expect(judgeCode('BCD\n002\n1\nSCT')).toEqual({ kind: 'payment' })
  expect(judgeCode('https://evil.example/check#pay')).toEqual({ kind: 'other' })
  expect(judgeCodes(['BCD', 'x', qr])?.kind).toBe('check')
  expect(judgeCodes(['x', 'BCD'])?.kind).toBe('payment')
  expect(judgeCodes([])).toBeUndefined()
})
