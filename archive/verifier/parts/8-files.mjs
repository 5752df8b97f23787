import { node } from './1-bytes.mjs'

/** No file of an export is larger; a ZIP that claims so is not opened. */
const maxFileBytes = 2 ** 30

/** The files of a folder. */
export function openFolder(folder) {
  const namesIn = async (name) => {
    try {
      return node.readdirSync(`${folder}/${name}`)
    } catch {
      return []
    }
  }
  return {
    read: async (path) => readBytes(`${folder}/${path}`),
    records: () => namesIn('records'),
    disposals: () => namesIn('disposals'),
  }
}
export function readBytes(path) {
  try {
    return node.readFileSync(path)
  } catch {
    return undefined
  }
}

/**
 * The files of a ZIP, read where they are needed: of a `Blob`, as Node and browsers have it. Only names and places are in memory.
 * @throws Error when it is no ZIP, or one that this reader does not know: with two files of one name, with ZIP64, encrypted
 */
export async function openZip(blob) {
  const entries = await listEntries(blob)
  const about = [...entries.keys()]
    .filter((name) => /(^|\/)export\.json$/.test(name))
    .sort((a, b) => a.length - b.length)[0]
  const base = about?.slice(0, -'export.json'.length) ?? ''
  const folders = { records: new Set(), disposals: new Set() }
  for (const name of entries.keys()) {
    const [, kind, folder] = /^(records|disposals)\/([^/]+)\/./.exec(name.slice(base.length)) ?? []
    if (folder !== undefined && name.startsWith(base)) folders[kind].add(folder)
  }
  return {
    read: async (path) => {
      const entry = entries.get(base + path)
      return entry === undefined ? undefined : unpackEntry(blob, entry)
    },
    records: async () => [...folders.records],
    disposals: async () => [...folders.disposals],
  }
}

/** The central directory at the end of the file (APPNOTE 4.3.12 and 4.3.16). */
async function listEntries(blob) {
  const tailAt = Math.max(0, blob.size - 65_557)
  const tail = await view(blob, tailAt, blob.size)
  let end = tail.byteLength - 22
  while (end >= 0 && tail.getUint32(end, true) !== 0x06054b50) end -= 1
  if (end < 0) throw new Error('This is no ZIP.')
  const [count, length, start] = [
    tail.getUint16(end + 10, true),
    tail.getUint32(end + 12, true),
    tail.getUint32(end + 16, true),
  ]
  if (count === 0xffff || start === 0xffffffff)
    throw new Error('This ZIP is too large to read in place: unpack it, and name the folder.')
  const list = await view(blob, start, start + length)
  const entries = new Map()
  for (let at = 0, i = 0; i < count; i++) {
    if (at + 46 > list.byteLength || list.getUint32(at, true) !== 0x02014b50)
      throw new Error('The list of files of this ZIP is damaged.')
    const [names, extra, comment] = [28, 30, 32].map((offset) => list.getUint16(at + offset, true))
    const name = new TextDecoder().decode(new Uint8Array(list.buffer, at + 46, names))
    if (entries.has(name)) throw new Error('This ZIP holds two files of one name.')
    entries.set(name, {
      isEncrypted: list.getUint16(at + 8, true) % 2 === 1,
      method: list.getUint16(at + 10, true),
      packed: list.getUint32(at + 20, true),
      size: list.getUint32(at + 24, true),
      at: list.getUint32(at + 42, true),
    })
    at += 46 + names + extra + comment
  }
  return entries
}

/** The bytes of a file; undefined when they cannot be unpacked, as for a file that is not there. */
async function unpackEntry(blob, { isEncrypted, method, packed, size, at }) {
  if (isEncrypted || size > maxFileBytes) return undefined
  const head = await view(blob, at, at + 30)
  if (head.byteLength < 30) return undefined
  const from = at + 30 + head.getUint16(26, true) + head.getUint16(28, true)
  const stored = blob.slice(from, from + packed)
  if (method === 0) return new Uint8Array(await stored.arrayBuffer())
  if (method !== 8) return undefined
  const whole = new Uint8Array(size)
  let filled = 0
  try {
    for await (const chunk of chunksOf(stored.stream().pipeThrough(new DecompressionStream('deflate-raw')))) {
      // More than was announced: a file that is made to fill the memory.
      if (filled + chunk.length > size) return undefined
      whole.set(chunk, filled)
      filled += chunk.length
    }
  } catch {
    return undefined
  }
  return filled === size ? whole : undefined
}
async function* chunksOf(stream) {
  const reader = stream.getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
}
const view = async (blob, from, to) => new DataView(await blob.slice(from, to).arrayBuffer())
