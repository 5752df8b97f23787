import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentDisposition } from '../../../api/http/content-disposition.ts'

test.each([
  ['brief.pdf', 'inline; filename="brief.pdf"'],
  ['Đặng Ơn.pdf', `inline; filename="_ang On.pdf"; filename*=UTF-8''%C4%90%E1%BA%B7ng%20%C6%A0n.pdf`],
  ['rec\u0327u.pdf', `inline; filename="recu.pdf"; filename*=UTF-8''re%C3%A7u.pdf`],
  [
    'Aanslagbiljet 2026 – 2026-11-29.pdf',
    `inline; filename="Aanslagbiljet 2026 - 2026-11-29.pdf"; filename*=UTF-8''Aanslagbiljet%202026%20%E2%80%93%202026-11-29.pdf`,
  ],
  [`d'Hondt (2).pdf`, `inline; filename="d_Hondt _2_.pdf"; filename*=UTF-8''d%27Hondt%20%282%29.pdf`],
])('%s', (name, header) => expect(contentDisposition('inline', name)).toBe(header))

test('every name gives a well-formed header from which it can be read back', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string()), (name) => {
      const header = contentDisposition('attachment', name)
      expect(header).toMatch(/^attachment; filename="[\w .-]*"(; filename\*=UTF-8''([\w!#$&+.^`|~-]|%[0-9A-F]{2})*)?$/)
      const [, plain = '', extended] = /filename="([^"]*)"(?:; filename\*=UTF-8''(.*))?$/.exec(header) ?? []
      const read = extended === undefined ? plain : decodeURIComponent(extended)
      const kept = Array.from(
        name
          .toWellFormed()
          .normalize('NFC')
          .replaceAll(/[\p{C}/\\]/gu, '_'),
      )
        .slice(0, 200)
        .join('')
      expect(read).toBe(kept)
    }),
  )
})
