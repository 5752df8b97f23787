import { concat, fromBase64, hex, isBase64, node, same, sha256, utf8 } from './1-bytes.mjs'

export async function readKey(key) {
  const [, name, id, base64] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(key) ?? []
  const bytes = isBase64(base64) ? fromBase64(base64) : []
  if (name === undefined || bytes.length !== 33 || bytes[0] !== 1) return undefined
  const made = (await sha256(utf8(`${name}\n`), bytes)).slice(0, 4)
  return hex(made) === id ? { name, id: made, bytes: bytes.slice(1) } : undefined
}
export async function isSigned({ bytes }, text, signature) {
  if (node !== undefined) {
    const der = concat(Uint8Array.from([48, 42, 48, 5, 6, 3, 43, 101, 112, 3, 33, 0]), bytes)
    const key = node.createPublicKey({ key: Buffer.from(der), format: 'der', type: 'spki' })
    return node.verify(null, text, key, signature)
  }
  const key = await crypto.subtle.importKey('raw', bytes, 'Ed25519', false, ['verify'])
  return crypto.subtle.verify('Ed25519', key, signature, text)
}

/** Size and root in a note that this key signed; undefined for any other text. @throws where a browser lacks Ed25519 */
export async function readCheckpoint(note, verifierKey) {
  const key = await readKey(verifierKey)
  const end = note.indexOf('\n\n')
  if (key === undefined || end < 0) return undefined
  const text = note.slice(0, end + 1)
  const [origin, size, root] = text.split('\n')
  for (const line of note.slice(end + 2).split('\n')) {
    const [, name, base64] = /^\u2014 (\S+) (\S+)$/.exec(line) ?? []
    if (name !== key.name || !isBase64(base64)) continue
    const bytes = fromBase64(base64)
    if (bytes.length !== 68 || !same(bytes.slice(0, 4), key.id)) continue
    if (!(await isSigned(key, utf8(text), bytes.slice(4)))) continue
    const hash = isBase64(root) ? fromBase64(root) : []
    const isWhole = origin === key.name && /^(0|[1-9]\d{0,15})$/.test(size) && hash.length === 32
    return isWhole ? { origin, size: Number(size), root: hash } : undefined
  }
  return undefined
}
