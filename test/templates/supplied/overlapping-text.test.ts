import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Box } from '../../../templates/pdf/geometry/millimetres.ts'
import { findOverlappingText, overlappingPairs } from '../../../templates/supplied/overlaps/find-overlapping-text.ts'
import { openPdfium } from '../../../templates/supplied/pdfium/open-pdfium.ts'
import { makeLetter } from '../../support/files/supplied-pdfs.ts'

const megabyte = 1024 * 1024
const opened = await openPdfium(256 * megabyte)

describe('texts over each other', () => {
  test('are none where every text has its own place', async () => {
    expect(findOverlappingText(opened, await makeLetter({ pages: 2 }))).toEqual([])
  })

  test('are found with their page and their places', async () => {
    // The address begins with “Jan Peeters” at 110, 60 mm.
    const found = findOverlappingText(opened, await makeLetter({ more: [[118, 61, 'Proefstraat 12']] }))
    expect(found.map(({ page }) => page)).toContain(1)
    const [first] = found
    for (const { x, y } of first?.boxes ?? []) {
      expect((x * 25.4) / 72).toBeGreaterThan(109)
      expect((y * 25.4) / 72).toBeGreaterThan(59)
    }
  })

  test('are the same as those of a comparison of each with each', () => {
    const length = fc.integer({ min: 1, max: 40 })
    const place = fc.integer({ min: 0, max: 120 })
    const boxes = fc.array(fc.record({ x: place, y: place, width: length, height: length }), { maxLength: 12 })
    const apart = 0.6
    const meets = (a: Box, b: Box): boolean =>
      a.x + apart < b.x + b.width &&
      b.x + apart < a.x + a.width &&
      a.y + apart < b.y + b.height &&
      b.y + apart < a.y + a.height
    fc.assert(
      fc.property(boxes, (given) => {
        const expected = given.flatMap((one, at) => given.slice(at + 1).filter((other) => meets(one, other)))
        expect(overlappingPairs(given)).toHaveLength(expected.length)
      }),
    )
  })
})
