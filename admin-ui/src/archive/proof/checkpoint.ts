import { type Bytes, fromBase64, join, same, sha256, toHex, utf8 } from './bytes.ts'

export interface Checkpoint {
  readonly size: number
  readonly root: Bytes
}

/** The number of Ed25519 in the list of C2SP signed-note. */
const algorithm = 1

/**
 * Returns the content of a signed checkpoint (C2SP signed-note and tlog-checkpoint) when `verifierKey` signed it; otherwise
 * undefined.
 * @throws DOMException when the browser does not support Ed25519.
 */
export async function verifyCheckpoint(note: string, verifierKey: string): Promise<Checkpoint | undefined> {
  const [, name, hash, base64 = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(verifierKey) ?? []
  const key = fromBase64(base64)
  const end = note.indexOf('\n\n')
  if (name === undefined || key.length !== 33 || key[0] !== algorithm || end < 0) return undefined
  const text = note.slice(0, end + 1)
  const keyHash = (await sha256(join(utf8(`${name}\n`), key))).slice(0, 4)
  // The screen shows the hash of the key for the key.
  if (toHex(keyHash) !== hash) return undefined
  for (const line of note.slice(end + 2).split('\n')) {
    const [, signer, signed = ''] = /^\u2014 (\S+) ([A-Za-z0-9+/=]+)$/.exec(line) ?? []
    if (signer !== name) continue
    const bytes = fromBase64(signed)
    if (!same(bytes.slice(0, 4), keyHash)) continue
    if (await isSigned(key.slice(1), bytes.slice(4), utf8(text))) return read(text, name)
  }
  return undefined
}

async function isSigned(publicKey: Bytes, signature: Bytes, text: Bytes): Promise<boolean> {
  const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify'])
  return crypto.subtle.verify('Ed25519', key, signature, text)
}

function read(text: string, origin: string): Checkpoint | undefined {
  const [named, size = '', root = ''] = text.split('\n')
  if (named !== origin || !/^(0|[1-9]\d{0,15})$/.test(size)) return undefined
  const hash = fromBase64(root)
  return hash.length === 32 ? { size: Number(size), root: hash } : undefined
}
