import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Cut, type CutLimits, LineCutter, ListBroken } from '../../../dispatcher/batches/receive/line-cutter.ts'

const limits: CutLimits = { maxRows: 50, maxRowBytes: 200, cutRows: 7, cutBytes: 300 }

function cutAll(pieces: readonly Uint8Array[], by = limits): Cut[] {
  const cutter = new LineCutter(by)
  return [...pieces.flatMap((piece) => cutter.push(Buffer.from(piece))), ...cutter.end()]
}
const rowsOf = (text: string) => text.split('\n').filter((line) => /[^ \t\r]/.test(line))

/** Lines with text of several bytes a character, blank ones between them, with either end. */
const list = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.constantFrom('', '  ', '\t'),
      fc.constant('{"a":"é€😀"}'),
    ),
    {
      maxLength: 50,
    },
  )
  .map((lines) => lines.map((line) => line.replaceAll(/[\n\0\ufeff]/g, '')).join('\r\n'))

test('wherever a stream is divided, the cuts are the same, and each row is in exactly one of them', () => {
  fc.assert(
    fc.property(list, fc.array(fc.nat(), { maxLength: 20 }), (text, places) => {
      const bytes = Buffer.from(text)
      const ends = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort((a, b) => a - b)
      const pieces = [0, ...ends].map((from, index) => bytes.subarray(from, ends[index] ?? bytes.length))
      const cuts = cutAll(pieces)
      expect(cuts).toEqual(cutAll([bytes]))
      const rows = rowsOf(text)
      expect(cuts.flatMap((cut) => rowsOf(cut.text.toString()))).toEqual(rows)
      let next = 1
      for (const { firstRow, rows: count } of cuts) {
        expect([firstRow, count > 0, count <= limits.cutRows]).toEqual([next, true, true])
        next += count
      }
      expect(next - 1).toBe(rows.length)
    }),
    { numRuns: 200 },
  )
})

test.each([
  ['too many rows', '1\n'.repeat(51), 'too-many-rows', 51],
  ['a row that is too long', `1\n${'x'.repeat(201)}`, 'row-too-long', 2],
  ['bytes that are no UTF-8', Buffer.from([0x31, 0x0a, 0xc3, 0x28]), 'not-utf8', 1],
  ['a NUL byte', '1\n2\0', 'nul', 1],
])('%s are refused while they pass', (_what, text, kind, row) => {
  const read = () => cutAll([Buffer.from(text)])
  expect(read).toThrow(ListBroken)
  expect(read).toThrow(expect.objectContaining({ kind, row }))
})

test('a byte order mark is no part of the first row', () => {
  expect(cutAll([Buffer.from('\ufeff{}')])[0]?.text.toString()).toBe('{}')
})
