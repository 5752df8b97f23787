import fc from 'fast-check'
import { expect, test } from 'vitest'
import { explainEmailAddress, isInternationalAddress, readEmailAddress } from '../../../core/words/email-address.ts'

test.each([
  ['jan@example.org', 'jan@example.org'],
  ['Jan.Peeters@Example.ORG', 'Jan.Peeters@example.org'],
  ['jan@müller.example', 'jan@xn--mller-kva.example'],
  ['info@gemeente.xn--vermgensberatung-pwb', 'info@gemeente.xn--vermgensberatung-pwb'],
  ['info@пример.испытание', 'info@xn--e1afmkfd.xn--80akhbyknj4f'],
  ['&/=#!*%~@example.org', '&/=#!*%~@example.org'],
  ["o'neil+brief@sub.example.co.uk", "o'neil+brief@sub.example.co.uk"],
  ['a@a-b.example', 'a@a-b.example'],
  ['jöhn@example.org', 'jöhn@example.org'],
  ['jo\u0308hn@müller.example', 'jöhn@xn--mller-kva.example'],
  ['用户@example.org', '用户@example.org'],
  [`${'é'.repeat(32)}@example.org`, `${'é'.repeat(32)}@example.org`],
  [`${'a'.repeat(64)}@example.org`, `${'a'.repeat(64)}@example.org`],
])('%s is read', (text, address) => {
  expect(readEmailAddress(text)).toBe(address)
  expect(explainEmailAddress(text)).toBeUndefined()
})

test.each([
  '',
  'jan',
  'jan@',
  '@example.org',
  'jan@@example.org',
  'jan@example',
  'jan@example.org.',
  'jan@.example.org',
  'jan@example..org',
  '.jan@example.org',
  'jan.@example.org',
  'jan..p@example.org',
  'jan p@example.org',
  'jan@exam ple.org',
  ' jan@example.org',
  'Jan <jan@example.org>',
  'jan@example.org,els@example.org',
  '"jan p"@example.org',
  'jan@[192.0.2.1]',
  'jan@192.0.2.1',
  'jan@0x7f.1',
  'jan@ex%41mple.org',
  'jan@-example.org',
  'jan@example-.org',
  'jan@exam_ple.org',
  'j\u202Eohn@example.org',
  'j\u00a0n@example.org',
  'jan“@example.org',
  `${'é'.repeat(33)}@example.org`,
  'jan\r\nBcc: x@example.org',
  `${'a'.repeat(65)}@example.org`,
  `a@${'b'.repeat(64)}.org`,
  `a@${'b.'.repeat(126)}org`,
  'jan@example.1',
  'jan@xn--a.example',
])('%j is refused and explained', (text) => {
  expect(readEmailAddress(text)).toBeUndefined()
  expect(explainEmailAddress(text)?.length).toBeGreaterThan(20)
})

test('a parsed address has one form, and nothing that could end a header', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.emailAddress(),
        fc.string(),
        fc.tuple(fc.string(), fc.domain()).map(([a, b]) => `${a}@${b}`),
        fc.tuple(fc.string({ unit: 'grapheme' }), fc.domain()).map(([a, b]) => `${a}@${b}`),
      ),
      (text) => {
        const address = readEmailAddress(text)
        fc.pre(address !== undefined)
        expect(address).toMatch(/@[\x21-\x7e]{3,252}$/)
        expect(Buffer.byteLength(address ?? '')).toBeLessThanOrEqual(254)
        expect(address).not.toMatch(/[<>,;:"()\\[\]\s\p{C}\p{Z}]/u)
        expect(isInternationalAddress(address ?? '')).toBe(/[^\x21-\x7e]/.test(address ?? ''))
        expect(readEmailAddress(address ?? '')).toBe(address)
      },
    ),
  )
})
