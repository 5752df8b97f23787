import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { signCheckpoint, verifierKey, verifyCheckpoint } from '../../archive/ledger/checkpoint.ts'
import { consistencyPath, type Hash, inclusionPath, leafHash } from '../../archive/ledger/merkle.ts'
import { appendLeaves, growingTiles, type Tile, TileSet } from '../../archive/ledger/tiles.ts'
import { isConsistent, rootByInclusion } from '../../archive/ledger/verify-path.ts'
import { createSigner, newSigningKey } from '../../core/crypto/signer.ts'
import { includes, isPrefixOf, openNote, treeHead } from './rfc6962.ts'

const entryOf = (i: number): Buffer => Buffer.from(`entry ${i}`)

/** A log grown in steps of these sizes, as the sequencer does it. */
function grow(steps: readonly number[]): { size: number; tiles: TileSet } {
  const stored = new Map<string, Tile>()
  let size = 0
  for (const step of steps) {
    const growing = growingTiles(size).map(({ level, number }) => stored.get(`${level}/${number}`) as Tile)
    const leaves = Array.from({ length: step }, (_, i) => leafHash(entryOf(size + i)))
    for (const tile of appendLeaves(growing, size, leaves)) stored.set(`${tile.level}/${tile.number}`, tile)
    size += step
  }
  return { size, tiles: new TileSet(stored.values()) }
}

describe('a log of tiles', () => {
  test('has the root, the inclusion and the consistency proofs of RFC 6962, however it grew', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 4 }),
        fc.nat(),
        (steps, any) => {
          const { size, tiles } = grow(steps)
          const entries = Array.from({ length: size }, (_, i) => entryOf(i))
          const root = treeHead(entries)
          expect(tiles.hashOfRange({ from: 0, to: size })).toEqual(root)
          const index = any % size
          const path = inclusionPath(index, size).map((range) => tiles.hashOfRange(range))
          expect(includes(entryOf(index), index, size, path, root)).toBe(true)
          expect(rootByInclusion(leafHash(entryOf(index)), index, size, path)).toEqual(root)
          const before = (any % size) + 1
          const proof = consistencyPath(before, size).map((range) => tiles.hashOfRange(range))
          const olderRoot = treeHead(entries.slice(0, before))
          expect(isPrefixOf(before, size, olderRoot, root, proof)).toBe(true)
          expect(isConsistent({ size: before, root: olderRoot }, { size, root }, proof)).toBe(true)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('of two levels of full tiles is assembled correctly', () => {
    const { size, tiles } = grow([65_000, 536, 1, 300])
    const entries = Array.from({ length: size }, (_, i) => entryOf(i))
    expect(tiles.hashOfRange({ from: 0, to: size })).toEqual(treeHead(entries))
    expect(tiles.hashOfRange({ from: 0, to: 65_536 })).toEqual(treeHead(entries.slice(0, 65_536)))
  })

  test('a path for another leaf, a cut one and an altered one give another root', () => {
    const { size, tiles } = grow([77])
    const root = tiles.hashOfRange({ from: 0, to: size })
    const path = inclusionPath(41, size).map((range) => tiles.hashOfRange(range))
    const lead = (index: number, hashes: readonly Hash[]) => rootByInclusion(leafHash(entryOf(41)), index, size, hashes)
    expect(lead(41, path)).toEqual(root)
    expect(lead(40, path)).not.toEqual(root)
    expect(lead(41, path.slice(1))).toBeUndefined()
    expect(lead(77, path)).toBeUndefined()
    expect(lead(-1, path)).toBeUndefined()
    expect(lead(41, [randomBytes(32), ...path.slice(1)])).not.toEqual(root)
  })

  test('a rewritten log does not extend the older one', () => {
    const { size, tiles } = grow([300])
    const root = tiles.hashOfRange({ from: 0, to: size })
    const proof = consistencyPath(100, size).map((range) => tiles.hashOfRange(range))
    expect(isConsistent({ size: 100, root: randomBytes(32) }, { size, root }, proof)).toBe(false)
    expect(isConsistent({ size: 100, root: tiles.hashOfRange({ from: 0, to: 100 }) }, { size, root }, proof)).toBe(true)
    expect(isConsistent({ size: 301, root }, { size, root }, [])).toBe(false)
    expect(isConsistent({ size, root: randomBytes(32) }, { size, root }, [])).toBe(false)
  })
})

describe('a checkpoint', () => {
  const signer = createSigner(newSigningKey())
  const origin = 'uitpost.test/ledger'
  const note = signCheckpoint({ origin, size: 7, root: Buffer.alloc(32, 7) }, signer)
  const key = verifierKey(origin, signer.publicKey)

  test('is a signed note that others can verify', () => {
    expect(openNote(note, key)).toEqual({ origin, size: 7, root: Buffer.alloc(32, 7) })
    expect(verifyCheckpoint(note, key)).toEqual({ origin, size: 7, root: Buffer.alloc(32, 7) })
  })

  test.each([
    ['another size', note.replace('\n7\n', '\n8\n')],
    ['another origin', note.replace('uitpost', 'outpost')],
    ['no signature', note.slice(0, note.indexOf('\n\n') + 2)],
    ['a signature that was cut off', `${note.slice(0, -9)}\n`],
    ['nothing at all', ''],
  ])('with %s is none', (_, changed) => {
    expect(verifyCheckpoint(changed, key)).toBeUndefined()
  })

  test('of another key is rejected', () => {
    const other = createSigner(newSigningKey())
    expect(verifyCheckpoint(note, verifierKey(origin, other.publicKey))).toBeUndefined()
    expect(verifyCheckpoint(note, 'not a key')).toBeUndefined()
    expect(verifyCheckpoint(note, key.replace(/\+[0-9a-f]{8}\+/, '+00000000+'))).toBeUndefined()
  })

  test('cannot be signed for a name that no verifier could read', () => {
    expect(() => signCheckpoint({ origin: 'a b', size: 0, root: Buffer.alloc(32) }, signer)).toThrow(/no spaces/)
  })
})
