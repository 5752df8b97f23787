import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameOfFile } from '../../../api/batches/name-of-file.ts'

test.each([
  [undefined, undefined],
  ['attachment', undefined],
  ['attachment; filename=""', undefined],
  ['attachment; filename=lijst.csv', 'lijst.csv'],
  ['attachment; filename="lijst \\"a\\".csv"', 'lijst "a".csv'],
  ["attachment; filename=\"x.csv\"; filename*=UTF-8''aanslagen%20n%C2%B0%203.xlsx", 'aanslagen n° 3.xlsx'],
  ["attachment; filename*=UTF-8''%E0%A4%A; filename=plain.csv", 'plain.csv'],
  ["attachment; filename*=UTF-8''..%2F..%2Fetc%2Fpasswd", 'passwd'],
  ["attachment; filename*=UTF-8''C%3A%5Cmap%5Clijst.xlsx", 'lijst.xlsx'],
  ["attachment; filename*=UTF-8''a%0D%0Ab%E2%80%AEc.csv", 'abc.csv'],
])('%s', (header, name) => {
  expect(nameOfFile(header)).toBe(name)
})

test('any name that is sent as RFC 8187 says comes back, without folders and control characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (name) => {
      const read = nameOfFile(`attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      const expected = name
        .split(/[/\\]/)
        .at(-1)
        ?.replaceAll(/\p{C}/gu, '')
        .trim()
      expect(read ?? '').toBe(expected)
    }),
  )
})
