import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createKeyring } from '../../../core/crypto/keyring.ts'

const [first, second, index] = [randomBytes(32), randomBytes(32), randomBytes(32)]
const ring = createKeyring([{ id: 1, key: first }], index)

test('a sealed value opens in its own context only', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), fc.string(), fc.string(), (plain, context, other) => {
      const sealed = ring.seal(plain, context)
      expect(new Uint8Array(ring.open(sealed, context))).toEqual(plain)
      if (other !== context) expect(() => ring.open(sealed, other)).toThrow()
    }),
  )
})

test('one altered bit anywhere is detected', () => {
  const sealed = ring.seal(Buffer.from('85.72.12-124.05'), 'message:1')
  for (let at = 0; at < sealed.length; at++) {
    const altered = Buffer.from(sealed)
    altered[at] = (altered[at] ?? 0) ^ 1
    expect(() => ring.open(altered, 'message:1')).toThrow()
  }
})

test('after a rotation the old seals open, and new ones need the new key', () => {
  const old = ring.seal(Buffer.from('brief'), 'x')
  const rotated = createKeyring(
    [
      { id: 2, key: second },
      { id: 1, key: first },
    ],
    index,
  )
  expect(rotated.open(old, 'x').toString()).toBe('brief')
  expect(() => ring.open(rotated.seal(Buffer.from('brief'), 'x'), 'x')).toThrow(/not on the ring/)
})

test('a blind index does not change with the ring, and differs by domain', () => {
  const rotated = createKeyring([{ id: 2, key: second }], index)
  expect(rotated.blindIndex('insz', '85721212405')).toEqual(ring.blindIndex('insz', '85721212405'))
  expect(ring.blindIndex('insz', '1')).not.toEqual(ring.blindIndex('enterprise-number', '1'))
  expect(createKeyring([{ id: 1, key: first }], second).blindIndex('insz', '1')).not.toEqual(
    ring.blindIndex('insz', '1'),
  )
})
