import { createHash } from 'node:crypto'

/** A key that signs notes, as `name+hash+key` states it (C2SP signed-note). */
export interface NoteKey {
  readonly name: string
  /** The first 4 bytes of the hash over name, algorithm and key, which a signature repeats. */
  readonly id: Buffer
  readonly publicKey: Buffer
}

export const keyIdLength = 4

/** The key in a text `name+hash+key` of this algorithm; undefined when hash and key do not belong together, or for any other text. */
export function readNoteKey(text: string, algorithm: number): NoteKey | undefined {
  const [, name, hash, base64] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text) ?? []
  const bytes = Buffer.from(base64 ?? '', 'base64')
  if (name === undefined || hash === undefined || bytes.length !== 33 || bytes[0] !== algorithm) return undefined
  const publicKey = bytes.subarray(1)
  const id = noteKeyId(name, algorithm, publicKey)
  return id.toString('hex') === hash ? { name, id, publicKey } : undefined
}

export function noteKeyId(name: string, algorithm: number, publicKey: Uint8Array): Buffer {
  const hash = createHash('sha256').update(name).update(Buffer.of(0x0a, algorithm)).update(publicKey).digest()
  return hash.subarray(0, keyIdLength)
}

/** The bytes behind the key's id in a signature line of this key, when they have the length; undefined for any other line. */
export function readSignatureLine(line: string, key: NoteKey, length: number): Buffer | undefined {
  const [, name, base64] = /^\u2014 (\S+) (\S+)$/.exec(line) ?? []
  if (name !== key.name || base64 === undefined) return undefined
  // Node passes over characters that are not base64; other readers of notes refuse them.
  if (base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return undefined
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length !== keyIdLength + length || !bytes.subarray(0, keyIdLength).equals(key.id)) return undefined
  return bytes.subarray(keyIdLength)
}
