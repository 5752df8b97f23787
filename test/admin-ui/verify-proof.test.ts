import { describe, expect, test } from 'vitest'
import { canonical } from '../../admin-ui/src/archive/proof/canonical.ts'
import { type Sequenced, verifyProof } from '../../admin-ui/src/archive/proof/verify-proof.ts'
import { makeProof } from '../support/screens/make-proof.ts'

const record = 'rec_1'
const facts = { record, series: 'belastingen', documents: [{ n: 1, sha256: 'ab'.repeat(32), size: 10 }], é: 'ö' }
const good = makeProof(facts)
const bend = (base64: string) => {
  const bytes = Buffer.from(base64, 'base64')
  bytes[0] = (bytes[0] ?? 0) ^ 1
  return bytes.toString('base64')
}

describe('a valid proof', () => {
  const places = [1, 2, 3, 7, 8, 64, 65, 77].flatMap((size) =>
    [0, 1, Math.floor(size / 2), size - 1].filter((index) => index < size).map((index) => [index, size] as const),
  )
  test.each(places)('of entry %i in a log of %i is accepted', async (index, size) => {
    expect(await verifyProof(record, makeProof(facts, index, size))).toBeUndefined()
  })
})

describe('a proof that was tampered with is rejected', () => {
  const [first = '', ...rest] = good.path
  const cases: Readonly<Record<string, readonly [Sequenced, string]>> = {
    'other facts': [{ ...good, opening: { ...good.opening, facts: { ...facts, series: 'andere' } } }, 'opening'],
    'other nonce': [{ ...good, opening: { ...good.opening, nonce: bend(good.opening.nonce) } }, 'opening'],
    'leaf of another record': [makeProof({ ...facts, record: 'rec_2' }), 'leaf'],
    'leaf that is no JSON': [{ ...good, leaf: Buffer.from('{').toString('base64') }, 'leaf'],
    'text that is no base64': [{ ...good, path: ['%%%', ...rest] }, 'leaf'],
    'other sibling': [{ ...good, path: [bend(first), ...rest] }, 'path'],
    'path too short': [{ ...good, path: rest }, 'path'],
    'path too long': [{ ...good, path: [...good.path, first] }, 'path'],
    'other place': [{ ...good, leafIndex: good.leafIndex + 1 }, 'path'],
    'place beyond the log': [{ ...good, leafIndex: 77 }, 'path'],
    'other root': [{ ...good, checkpoint: good.checkpoint.replace('\n77\n', '\n78\n') }, 'checkpoint'],
    'key of another signer': [{ ...good, publicKey: makeProof(facts).publicKey }, 'checkpoint'],
    'no signature': [{ ...good, checkpoint: good.checkpoint.split('\n\n')[0] ?? '' }, 'checkpoint'],
    'no key': [{ ...good, publicKey: 'uitpost.example' }, 'checkpoint'],
  }
  test.each(Object.keys(cases))('%s', async (name) => {
    const [proof, fault] = cases[name] ?? [good, '']
    expect(await verifyProof(record, proof)).toBe(fault)
  })
})

test('canonical JSON sorts keys by UTF-16 and leaves out undefined members', () => {
  expect(canonical({ b: [1, null, 'ö'], a: { y: undefined, x: 1e21 }, '\u20ac': '\u0001' })).toBe(
    '{"a":{"x":1e+21},"b":[1,null,"ö"],"€":"\\u0001"}',
  )
})
