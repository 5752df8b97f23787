import { createHash, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createKeyring } from '../../../core/crypto/keyring.ts'
import { newId } from '../../../core/words/id.ts'
import { contentDictionaries } from '../../../dispatcher/letters/content-dictionary.ts'
import { type DeliveryContent, openContent, sealContent } from '../../../dispatcher/letters/delivery-content.ts'

const keyring = createKeyring([{ id: 1, key: randomBytes(32) }], randomBytes(32))
const message = newId('message', new Date('2026-11-29T10:00:00Z'))
const contents: fc.Arbitrary<DeliveryContent> = fc.record({
  subject: fc.string({ unit: 'grapheme' }),
  actions: fc.array(
    fc.record({ kind: fc.constantFrom('pay', 'object', 'reply'), text: fc.string({ unit: 'grapheme' }) }),
  ),
  documents: fc.array(
    fc.record({
      n: fc.nat(40),
      kind: fc.constantFrom('letter' as const, 'page' as const, 'attachment' as const),
      variant: fc.constantFrom('normal' as const, 'large' as const),
      name: fc.string(),
      mediaType: fc.constant('application/pdf'),
      size: fc.nat(),
      sha256: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex')),
    }),
    { maxLength: 3 },
  ),
})

test('the content of a delivery is read back, also as versions before the dictionary stored it', () => {
  fc.assert(
    fc.property(contents, (content) => {
      const older = keyring.seal(Buffer.from(JSON.stringify(content)), `delivery-content:${message}`)
      expect(openContent(sealContent(content, message, keyring), message, keyring)).toEqual(content)
      expect(openContent(older, message, keyring)).toEqual(content)
    }),
  )
})

test('the dictionary of content never changes: stored content cannot be read with another', () => {
  const hashes = Object.entries(contentDictionaries).map(([number, text]) => [
    number,
    createHash('sha256').update(text).digest('hex'),
  ])
  expect(hashes).toEqual([['1', 'a08c58404b14cea905bbc353818ba02a20d17ed58cac62c6cb453bfacd58563c']])
})
