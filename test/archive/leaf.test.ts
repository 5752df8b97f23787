import { expect, test } from 'vitest'
import { type LeafKind, leafCode, leafKind, leafNonce, newLeafSecret, storedNonce } from '../../archive/ledger/leaf.ts'

const kinds: readonly LeafKind[] = ['sealed', 'closed', 'transferred', 'destroyed']

test('each kind of leaf has a letter of its own, by which it is found again', () => {
  expect(kinds.map((kind) => leafKind(leafCode(kind)))).toEqual(kinds)
  expect(new Set(kinds.map(leafCode)).size).toBe(kinds.length)
})

test('no two leaves of a record share a nonce, and without the secret there is none', () => {
  const secret = newLeafSecret()
  const nonces = [leafNonce(secret, 'sealed', 2), ...kinds.map((kind) => leafNonce(secret, kind, 1))]
  expect(new Set(nonces.map((nonce) => nonce.toString('hex'))).size).toBe(nonces.length)
  for (const kind of kinds) expect(storedNonce({ n: 1, kind, secret: null }, null)).toBeNull()
})
