import { createHash } from 'node:crypto'
import { type Signer, verifySignature } from '../../core/crypto/signer.ts'
import type { Hash } from './merkle.ts'

/** Our statement about the whole log at one moment (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** Names the log; one line without spaces or plus signs. */
  readonly origin: string
  readonly size: number
  readonly root: Hash
}

/** The number of Ed25519 in the list of C2SP signed-note. */
const algorithm = 0x01
const keyHashLength = 4

/** Makes the signed note of the checkpoint (C2SP signed-note). @throws Error when the origin cannot name a key. */
export function signCheckpoint(checkpoint: Checkpoint, signer: Signer): string {
  const { origin, size, root } = checkpoint
  if (!/^[^\s+]+$/.test(origin)) throw new Error('The name of a log must have no spaces and no plus sign')
  const text = `${origin}\n${size}\n${root.toString('base64')}\n`
  const signature = Buffer.concat([keyHash(origin, signer.publicKey), signer.sign(Buffer.from(text))])
  return `${text}\n\u2014 ${origin} ${signature.toString('base64')}\n`
}

/** The public key in the form that verifiers read: `name+hash+key`. */
export function verifierKey(origin: string, publicKey: Uint8Array): string {
  const key = Buffer.concat([Buffer.of(algorithm), publicKey]).toString('base64')
  return `${origin}+${keyHash(origin, publicKey).toString('hex')}+${key}`
}

/** The checkpoint in a note that this key signed. Undefined for any other text: a note is entirely valid or it is not a note. */
export function verifyCheckpoint(note: string, key: string): Checkpoint | undefined {
  const known = readVerifierKey(key)
  const end = note.indexOf('\n\n')
  if (known === undefined || end < 0) return undefined
  const text = note.slice(0, end + 1)
  const signed = note
    .slice(end + 2)
    .split('\n')
    .some((line) => isSignature(line, text, known))
  return signed ? readCheckpoint(text, known.name) : undefined
}

/** Whether a text is a verifier key: `name+hash+key`, of which the hash matches name and key. */
export function isVerifierKey(text: string): boolean {
  return readVerifierKey(text) !== undefined
}

/** The 32 raw bytes of the public key in a verifier key; undefined for any other text. */
export function publicKeyIn(key: string): Buffer | undefined {
  return readVerifierKey(key)?.publicKey
}

interface VerifierKey {
  readonly name: string
  readonly hash: Buffer
  readonly publicKey: Buffer
}

function readVerifierKey(key: string): VerifierKey | undefined {
  const [, name, hash, base64] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(key) ?? []
  const bytes = Buffer.from(base64 ?? '', 'base64')
  if (name === undefined || hash === undefined || bytes.length !== 33 || bytes[0] !== algorithm) return undefined
  const publicKey = bytes.subarray(1)
  const made = keyHash(name, publicKey)
  return made.toString('hex') === hash ? { name, hash: made, publicKey } : undefined
}

function isSignature(line: string, text: string, key: VerifierKey): boolean {
  const [, name, base64] = /^\u2014 (\S+) (\S+)$/.exec(line) ?? []
  if (name !== key.name) return false
  const bytes = Buffer.from(base64 ?? '', 'base64')
  if (!bytes.subarray(0, keyHashLength).equals(key.hash)) return false
  return verifySignature(key.publicKey, Buffer.from(text), bytes.subarray(keyHashLength))
}

function readCheckpoint(text: string, origin: string): Checkpoint | undefined {
  const [named, size, root] = text.split('\n')
  const hash = Buffer.from(root ?? '', 'base64')
  if (named !== origin || !/^(0|[1-9]\d{0,15})$/.test(size ?? '') || hash.length !== 32) return undefined
  return { origin, size: Number(size), root: hash }
}

function keyHash(name: string, publicKey: Uint8Array): Buffer {
  const hash = createHash('sha256').update(name).update(Buffer.of(0x0a, algorithm)).update(publicKey).digest()
  return hash.subarray(0, keyHashLength)
}
