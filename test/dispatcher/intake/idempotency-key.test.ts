import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { requestKey } from '../../../dispatcher/intake/idempotency-key.ts'

const bodyHash = (asked: unknown): string =>
  requestKey({ operation: 'message', key: 'k', asked }).bodyHash.toString('hex')

/** Names that JavaScript orders by their number, beside those that it orders by insertion. */
const names = fc.oneof(fc.nat(20).map(String), fc.string({ unit: 'grapheme', maxLength: 4 }))
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.jsonValue({ depthSize: 'small', stringUnit: 'grapheme' }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(names, tie('value'), { maxKeys: 5, noNullPrototype: true }),
  ),
}))

test('a body is hashed as its text by RFC 8785, so that keys that were stored earlier are still recognised', () => {
  fc.assert(
    fc.property(value, (asked) => {
      const text = canonicalize(asked) ?? ''
      expect(bodyHash(asked)).toBe(createHash('sha256').update(text).digest('hex').slice(0, 32))
    }),
  )
})

test('the order of members is no difference, and every value is one', () => {
  expect(bodyHash({ b: 1, a: { 10: 'x', 9: 'y' } })).toBe(bodyHash({ a: { 9: 'y', 10: 'x' }, b: 1 }))
  expect(bodyHash({ a: [1, 2] })).not.toBe(bodyHash({ a: [2, 1] }))
  expect(bodyHash({ a: '1' })).not.toBe(bodyHash({ a: 1 }))
})
