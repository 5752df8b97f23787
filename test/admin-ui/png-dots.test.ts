import { expect, test } from 'vitest'
import { pngDots } from '../../admin-ui/src/house-styles/fields/png-dots.ts'

function png(width: number, height: number): string {
  const head = Buffer.alloc(33)
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]).copy(head)
  head.write('IHDR', 12)
  head.writeUInt32BE(width, 16)
  head.writeUInt32BE(height, 20)
  return head.toString('base64')
}

test('a logo as wide as its place has the dots of its pixels over 49 mm', () => {
  expect(pngDots(png(40, 13))).toBe(24)
  expect(pngDots(png(490, 100))).toBe(254)
})
test('a high logo is limited by its height of 14 mm', () => {
  expect(pngDots(png(140, 140))).toBe(254)
  expect(pngDots(png(100, 140))).toBe(254)
})
test('a file that is not a PNG has none', () => {
  expect(pngDots('')).toBeUndefined()
  expect(pngDots('%%%')).toBeUndefined()
  expect(pngDots(btoa('<svg>'.repeat(10)))).toBeUndefined()
  expect(pngDots(png(0, 10))).toBeUndefined()
})
