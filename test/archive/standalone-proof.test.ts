import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Sequenced, verifyProof as verifyInApp } from '../../admin-ui/src/archive/proof/verify-proof.ts'
import { consistencyPath, type Range } from '../../archive/ledger/merkle.ts'
import { isConsistent } from '../../archive/ledger/verify-path.ts'
import { makeProof } from '../support/screens/make-proof.ts'
import { treeHead } from './rfc6962.ts'
import { openStandaloneVerifier } from './standalone-verifier.ts'

const alone = await openStandaloneVerifier()

describe('one proof', () => {
  const sha256 = 'ab'.repeat(32)
  const proved = () => makeProof({ record: 'rec_1', reference: 'BZ-1', documents: [{ n: 1, sha256 }] })

  test('is valid, and knows its documents', async () => {
    const proof = proved()
    const key = proof.publicKey
    const verdict = await alone.verifyProof(proof, { key, documents: [sha256] })
    expect([verdict.fault, verdict.unknown]).toEqual([undefined, []])
    const other = '0'.repeat(64)
    expect((await alone.verifyProof(proof, { documents: [other] })).unknown).toEqual([other])
    const wrong = proved().publicKey
    expect((await alone.verifyProof(proof, { key: wrong })).fault).toBe('checkpoint')
  })

  test('is refused by both or by none, whatever is changed', async () => {
    const proof = proved()
    const text = JSON.stringify(proof)
    let refused = 0
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: text.length - 1 }),
        fc.constantFrom('0', 'a', 'Z', '=', '+', ' ', '{', '"', '9'),
        async (place, character) => {
          const changed = parse(`${text.slice(0, place)}${character}${text.slice(place + 1)}`)
          if (changed === undefined) return
          const { fault } = await alone.verifyProof(changed)
          if (fault !== undefined) refused += 1
          const hub = await verifyInApp(changed.record, changed).catch(() => 'damaged')
          expect(fault === undefined).toBe(hub === undefined)
        },
      ),
      { numRuns: 400 },
    )
    expect(refused).toBeGreaterThan(100)
  })
  const parse = (text: string): Sequenced | undefined => {
    try {
      return JSON.parse(text)
    } catch {
      return undefined
    }
  }
})

test('canonical JSON is that of the hub', () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      const value: unknown = JSON.parse(json)
      if (typeof value !== 'object' || value === null) return
      expect(alone.canonical(value)).toBe(canonicalize(value))
    }),
  )
})

test('two checkpoints continue each other or not, as the hub says', async () => {
  const entries = Array.from({ length: 40 }, (_, i) => Buffer.from(String(i)))
  const headOf = ({ from, to }: Range) => treeHead(entries.slice(from, to))
  for (let size = 1; size <= entries.length; size++)
    for (let before = 1; before <= size; before++) {
      const first = { size: before, root: headOf({ from: 0, to: before }) }
      const second = { size, root: headOf({ from: 0, to: size }) }
      const proof = consistencyPath(before, size).map(headOf)
      expect(await alone.isContinuation(first, second, proof)).toBe(true)
      const forked = { size, root: treeHead([second.root]) }
      for (const [given, hashes] of [
        [forked, proof],
        [second, [...proof, second.root]],
        [second, proof.slice(1)],
      ] as const) {
        if (given === second && hashes.length === proof.length) continue
        expect(await alone.isContinuation(first, given, hashes)).toBe(isConsistent(first, given, hashes))
        expect(await alone.isContinuation(first, given, hashes)).toBe(false)
      }
    }
})
