import { createHash, createPublicKey, verify } from 'node:crypto'

/** An independent verifier, written from RFC 6962 (2.1) and C2SP signed-note: it shares no line with the code that it checks. */

const sha256 = (...parts: Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest()

/** MTH(D[n]), by its definition. */
export function treeHead(entries: readonly Uint8Array[]): Buffer {
  const [only] = entries
  if (only === undefined) return sha256()
  if (entries.length === 1) return sha256(Buffer.of(0), only)
  let k = 1
  while (k << 1 < entries.length) k <<= 1
  return sha256(Buffer.of(1), treeHead(entries.slice(0, k)), treeHead(entries.slice(k)))
}

/** The algorithm of RFC 9162, 2.1.3.2. */
export function includes(
  entry: Uint8Array,
  index: number,
  size: number,
  path: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (index >= size) return false
  let fn = index
  let sn = size - 1
  let r: Buffer = sha256(Buffer.of(0), entry)
  for (const p of path) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      r = sha256(Buffer.of(1), p, r)
      while (fn % 2 === 0 && fn !== 0) {
        fn = Math.floor(fn / 2)
        sn = Math.floor(sn / 2)
      }
    } else r = sha256(Buffer.of(1), r, p)
    fn = Math.floor(fn / 2)
    sn = Math.floor(sn / 2)
  }
  return sn === 0 && r.equals(root)
}

/** The algorithm of RFC 9162, 2.1.4.2. */
export function isPrefixOf(
  first: number,
  second: number,
  firstRoot: Uint8Array,
  secondRoot: Uint8Array,
  proof: readonly Uint8Array[],
): boolean {
  if (first === second) return proof.length === 0 && Buffer.from(firstRoot).equals(secondRoot)
  const path = [...proof]
  if (Number.isInteger(Math.log2(first))) path.unshift(firstRoot)
  let fn = first - 1
  let sn = second - 1
  while (fn % 2 === 1) {
    fn = Math.floor(fn / 2)
    sn = Math.floor(sn / 2)
  }
  const [begin, ...rest] = path
  if (begin === undefined) return false
  let fr: Buffer = Buffer.from(begin)
  let sr: Buffer = Buffer.from(begin)
  for (const c of rest) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      fr = sha256(Buffer.of(1), c, fr)
      sr = sha256(Buffer.of(1), c, sr)
      while (fn % 2 === 0 && fn !== 0) {
        fn = Math.floor(fn / 2)
        sn = Math.floor(sn / 2)
      }
    } else sr = sha256(Buffer.of(1), sr, c)
    fn = Math.floor(fn / 2)
    sn = Math.floor(sn / 2)
  }
  return sn === 0 && fr.equals(firstRoot) && sr.equals(secondRoot)
}

/** The content of a signed note, verified with the key of `name+hash+key`. */
export function openNote(note: string, key: string): { origin: string; size: number; root: Buffer } {
  const [, name = '', hash = '', base64 = ''] = /^(.*?)\+([0-9a-f]{8})\+(.*)$/.exec(key) ?? []
  const raw = Buffer.from(base64, 'base64')
  if (raw[0] !== 1 || raw.length !== 33) throw new Error('not an Ed25519 key')
  const id = sha256(Buffer.from(`${name}\n`), raw).subarray(0, 4)
  if (id.toString('hex') !== hash) throw new Error('the key is not what its name says')
  const [text = '', signatures = ''] = note.split(/(?<=\n)\n/)
  const [, signer, signed = ''] = /^— (\S+) (\S+)\n$/.exec(signatures) ?? []
  const bytes = Buffer.from(signed, 'base64')
  if (signer !== name || !bytes.subarray(0, 4).equals(id)) throw new Error('signed by another key')
  const publicKey = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: raw.subarray(1).toString('base64url') },
    format: 'jwk',
  })
  if (!verify(null, Buffer.from(text), publicKey, bytes.subarray(4))) throw new Error('the signature is wrong')
  const [origin = '', size = '', root = ''] = text.split('\n')
  return { origin, size: Number(size), root: Buffer.from(root, 'base64') }
}
