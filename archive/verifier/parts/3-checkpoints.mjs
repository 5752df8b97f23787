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

/**
 * The keys of a log: those that the reader trusts, and the former ones that one of them states (`uitpost-log-keys/1`). A former key signs
 * no checkpoint above `size` and nothing about entries from `entries` on, nor after `until`.
 * @param given one key or several @param statement a signed note from any place; it counts only where a given key signed it
 */
export async function readKeys(given, statement = '') {
  const texts = [given].flat()
  const keys = (await Promise.all(texts.map(readKey))).filter((key) => key !== undefined)
  const stated = new Map()
  for (const key of keys) {
    const text = await signedText(statement, key)
    const [form, origin, ...lines] = text?.split('\n').slice(0, -1) ?? []
    if (form !== 'uitpost-log-keys/1' || origin !== key.name) continue
    const former = await Promise.all(lines.map((line) => readFormerKey(line, key)))
    if (former.every((each) => each !== undefined)) for (const each of former) stated.set(hex(each.bytes), each)
  }
  const present = keys.filter(({ bytes }) => !stated.has(hex(bytes)))
  return [...present, ...stated.values()]
}
async function readFormerKey(line, present) {
  const [, size, entries, until, text] =
    /^(0|[1-9]\d{0,14}) (0|[1-9]\d{0,14}) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) (\S+)$/.exec(line) ?? []
  const key = await readKey(text ?? '')
  const isFormer = key !== undefined && key.name === present.name && !same(key.bytes, present.bytes)
  if (!isFormer || Number.isNaN(Date.parse(until))) return undefined
  return { ...key, size: Number(size), entries: Number(entries), until: Date.parse(until) }
}

/** The text of a note that this key signed. */
async function signedText(note, key) {
  const end = note.indexOf('\n\n')
  if (end < 0) return undefined
  const text = note.slice(0, end + 1)
  for (const line of note.slice(end + 2).split('\n')) {
    const [, name, base64] = /^\u2014 (\S+) (\S+)$/.exec(line) ?? []
    if (name !== key.name || !isBase64(base64)) continue
    const bytes = fromBase64(base64)
    if (bytes.length !== 68 || !same(bytes.slice(0, 4), key.id)) continue
    if (!(await isSigned(key, utf8(text), bytes.slice(4)))) continue
    return text
  }
  return undefined
}

/** Size and root in a note that one of these keys signed; undefined for any other text. @throws where a browser lacks Ed25519 */
export async function readCheckpoint(note, keys) {
  for (const key of keys) {
    const text = await signedText(note, key)
    if (text === undefined) continue
    const [origin, size, root] = text.split('\n')
    const hash = isBase64(root) ? fromBase64(root) : []
    const isWhole = origin === key.name && /^(0|[1-9]\d{0,15})$/.test(size) && hash.length === 32
    if (isWhole && !(key.size < Number(size))) return { origin, size: Number(size), root: hash }
  }
  return undefined
}
