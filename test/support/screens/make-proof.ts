import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Sequenced } from '../../../admin-ui/src/archive/proof/verify-proof.ts'

const hash = (...parts: readonly Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
const leafHash = (entry: Uint8Array) => hash(Buffer.of(0), entry)
const nodeHash = (left: Uint8Array, right: Uint8Array) => hash(Buffer.of(1), left, right)

/** Merkle tree hash of RFC 6962 §2.1, written as the RFC defines it: by splitting, not bottom-up like the code under test. */
function rootOf(hashes: readonly Buffer[]): Buffer {
  const [only] = hashes
  if (only === undefined) return hash()
  if (hashes.length === 1) return only
  const split = splitOf(hashes.length)
  return nodeHash(rootOf(hashes.slice(0, split)), rootOf(hashes.slice(split)))
}

function pathOf(index: number, hashes: readonly Buffer[]): Buffer[] {
  if (hashes.length <= 1) return []
  const split = splitOf(hashes.length)
  return index < split
    ? [...pathOf(index, hashes.slice(0, split)), rootOf(hashes.slice(split))]
    : [...pathOf(index - split, hashes.slice(split)), rootOf(hashes.slice(0, split))]
}

/** The largest power of two below `size`. */
function splitOf(size: number): number {
  return 2 ** Math.floor(Math.log2(size - 1))
}

/** A valid proof of the facts of one record, in a log of `size` entries whose others are arbitrary. */
export function makeProof(facts: Readonly<Record<string, unknown>>, index = 41, size = 77): Sequenced {
  const record = String(facts['record'])
  const nonce = randomBytes(32)
  const commitment = hash(nonce, Buffer.from(canonicalize(facts) ?? ''))
  const leaf = Buffer.from(
    canonicalize({ v: 1, record, entity: 'ent_1', kind: 'sealed', commitment: commitment.toString('base64') }) ?? '',
  )
  const hashes = Array.from({ length: size }, (_, n) => (n === index ? leafHash(leaf) : randomBytes(32)))
  const { checkpoint, publicKey } = signed(`uitpost.example\n${size}\n${rootOf(hashes).toString('base64')}\n`)
  return {
    status: 'sequenced',
    record,
    leafIndex: index,
    treeSize: size,
    leaf: leaf.toString('base64'),
    opening: { nonce: nonce.toString('base64'), facts },
    path: pathOf(index, hashes).map((each) => each.toString('base64')),
    checkpoint,
    publicKey,
  }
}

function signed(text: string): { readonly checkpoint: string; readonly publicKey: string } {
  const name = text.slice(0, text.indexOf('\n'))
  const pair = generateKeyPairSync('ed25519')
  const raw = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)
  const key = Buffer.concat([Buffer.of(1), raw])
  const keyHash = hash(Buffer.from(`${name}\n`), key).subarray(0, 4)
  const signature = Buffer.concat([keyHash, sign(null, Buffer.from(text), pair.privateKey)])
  return {
    checkpoint: `${text}\n\u2014 ${name} ${signature.toString('base64')}\n`,
    publicKey: `${name}+${keyHash.toString('hex')}+${key.toString('base64')}`,
  }
}
