import { type Signer, verifySignature } from '../../core/crypto/signer.ts'
import type { Hash } from './merkle.ts'
import { type NoteKey, noteKeyId, readNoteKey, readSignatureLine } from './note.ts'

/** Our statement about the whole log at one moment (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** Names the log; one line without spaces or plus signs. */
  readonly origin: string
  readonly size: number
  readonly root: Hash
}

/** The number of Ed25519 in the list of C2SP signed-note. */
const algorithm = 0x01
const signatureLength = 64

/** Makes the signed note of the checkpoint (C2SP signed-note). @throws Error when the origin cannot name a key. */
export function signCheckpoint(checkpoint: Checkpoint, signer: Signer): string {
  const { origin, size, root } = checkpoint
  if (!/^[^\s+]+$/.test(origin)) throw new Error('The name of a log must have no spaces and no plus sign')
  return signNote(`${origin}\n${size}\n${root.toString('base64')}\n`, origin, signer)
}

/** A text with the line of its signature below (C2SP signed-note). @param text ends with a line feed and holds no empty line */
export function signNote(text: string, origin: string, signer: Signer): string {
  const signature = Buffer.concat([noteKeyId(origin, algorithm, signer.publicKey), signer.sign(Buffer.from(text))])
  return `${text}\n\u2014 ${origin} ${signature.toString('base64')}\n`
}

/** The public key in the form that verifiers read: `name+hash+key`. */
export function verifierKey(origin: string, publicKey: Uint8Array): string {
  const key = Buffer.concat([Buffer.of(algorithm), publicKey]).toString('base64')
  return `${origin}+${noteKeyId(origin, algorithm, publicKey).toString('hex')}+${key}`
}

/** The checkpoint in a note that this key signed. Undefined for any other text: a note is entirely valid or it is not a note. */
export function verifyCheckpoint(note: string, key: string): Checkpoint | undefined {
  const text = signedText(note, key)
  return text === undefined ? undefined : readCheckpoint(text, originOf(key))
}

/** The text of a note that this key signed; undefined for any other note. */
export function signedText(note: string, key: string): string | undefined {
  const known = readNoteKey(key, algorithm)
  const end = note.indexOf('\n\n')
  if (known === undefined || end < 0) return undefined
  const text = note.slice(0, end + 1)
  const signed = note
    .slice(end + 2)
    .split('\n')
    .some((line) => isSignature(line, text, known))
  return signed ? text : undefined
}

/** The name of the log in a verifier key. */
export function originOf(key: string): string {
  return key.split('+')[0] ?? ''
}

/** Whether a text is a verifier key: `name+hash+key`, of which the hash matches name and key. */
export function isVerifierKey(text: string): boolean {
  return readNoteKey(text, algorithm) !== undefined
}

/** The 32 raw bytes of the public key in a verifier key; undefined for any other text. */
export function publicKeyIn(key: string): Uint8Array | undefined {
  return readNoteKey(key, algorithm)?.publicKey
}

function isSignature(line: string, text: string, key: NoteKey): boolean {
  const signature = readSignatureLine(line, key, signatureLength)
  return signature !== undefined && verifySignature(key.publicKey, Buffer.from(text), signature)
}

function readCheckpoint(text: string, origin: string): Checkpoint | undefined {
  const [named, size, root] = text.split('\n')
  const hash = Buffer.from(root ?? '', 'base64')
  if (named !== origin || !/^(0|[1-9]\d{0,15})$/.test(size ?? '') || hash.length !== 32) return undefined
  return { origin, size: Number(size), root: hash }
}
