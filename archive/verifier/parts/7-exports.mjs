import { fromBase64, hex, parseJson, same, textOf } from './1-bytes.mjs'
import { Hasher, leafHash, rootOfPath, tilePath, tileWidth } from './2-trees.mjs'
import { readCheckpoint, readKeys } from './3-checkpoints.mjs'
import { isObject } from './4-proofs.mjs'
import { entryOf, isDestroyed, isIn, isText, optional, readRecord, verifyRecord } from './5-records.mjs'
import { Disposals } from './6-disposals.mjs'

/**
 * Verifies an export. `files` reads one file (undefined when it is absent) and lists the folders of records and of disposals.
 * `key` is one key that the reader trusts or several; the export states the former ones.
 * @returns findings `{ what, record?, document?, leaf?, disposal? }`, with the names that `uitpost archive verify` uses; and the records
 *   that were destroyed, by their certificates
 */
export async function verifyExport(files, { key, earlier = [] }) {
  const findings = []
  const add = (what, where = {}) => findings.push({ what, ...where })
  const about = parseJson((await files.read('export.json')) ?? [])
  const isExport =
    isObject(about) &&
    about.format === 'uitpost-archive-export/1' &&
    isIn(['everything', 'records'], about.holds) &&
    isText(about.madeAt) &&
    optional(isText, about.entity)
  if (!isExport) add('export-damaged')
  if (!isExport) return { findings, records: 0, destroyed: [] }
  const note = textOf((await files.read('checkpoint')) ?? new Uint8Array())
  const keys = await readKeys(key, textOf((await files.read('keys')) ?? new Uint8Array()))
  const checkpoint = await readCheckpoint(note, keys)
  if (checkpoint === undefined) add('checkpoint-invalid')
  if (checkpoint === undefined) return { findings, records: 0, destroyed: [] }
  const records = await files.records()
  const disposals = new Disposals()
  const isWhole = about.holds === 'everything'
  const log = { checkpoint, note, keys, earlier, entity: about.entity, records, disposals }
  const isRead = isWhole ? await verifyLog(files, log, add) : await verifyPaths(files, log, add)
  const destroyed = isRead ? await disposals.close(files, { keys, isWhole }, add) : []
  return { findings, records: records.length, size: checkpoint.size, destroyed }
}

async function verifyPaths(files, { checkpoint, records, disposals }, add) {
  for (const record of records) {
    const file = await readRecord(files, record, add)
    if (file === undefined) continue
    if (file === 'absent') add('export-damaged', { record })
    if (file === 'absent') continue
    if (!file.leaves.some(({ n }) => n === 1)) add('record-unknown', { record })
    for (const leaf of file.leaves) {
      if (leaf.index === undefined && leaf.n === 1) add('record-unknown', { record })
      if (leaf.index === undefined) continue
      const path = (leaf.path ?? []).map(fromBase64)
      const root = await rootOfPath(await leafHash(entryOf(file, leaf)), leaf.index, checkpoint.size, path)
      if (root === undefined || !same(root, checkpoint.root)) add('leaf-altered', { record, leaf: leaf.index })
      else if (leaf.kind === 'destroyed') await disposals.prove(file, leaf, leaf.index, add)
    }
    if (isDestroyed(file) && !disposals.seen.has(record)) add('record-missing', { record })
    await verifyRecord(files, file, add)
  }
  return true
}
/** Reads the whole log from its first entry, and with each entry its record. @returns false when it ends too early */
async function verifyLog(files, { checkpoint, note, keys, earlier, entity, records, disposals }, add) {
  const notes = new Map()
  for (const each of [...earlier, note]) {
    const stated = await readCheckpoint(each, keys)
    if (stated === undefined) add('checkpoint-invalid')
    else if (stated.size > checkpoint.size) add('checkpoint-unknown', { leaf: stated.size })
    else notes.set(stated.size, [...(notes.get(stated.size) ?? []), stated.root])
  }
  const hasher = new Hasher()
  const state = { seen: new Set(), missing: new Set(), removed: new Set(), claimed: new Set(), disposals }
  const strange = []
  const expected = new Set()
  let isAltered = false
  for (let from = 0; from < checkpoint.size; from += tileWidth) {
    const width = Math.min(tileWidth, checkpoint.size - from)
    const entries = entriesIn((await files.read(tilePath('entries', from / tileWidth, width))) ?? [])
    const tile = (await files.read(tilePath(0, from / tileWidth, width))) ?? []
    let isGone = false
    for (let i = 0; i < width; i++) {
      const leaf = from + i
      // Empty: a restored hub knows its hash only.
      const entry = entries[i]?.length === 0 ? undefined : entries[i]
      const own = entry && (await leafHash(entry))
      const stored = tile.length >= (i + 1) * 32 ? tile.subarray(i * 32, (i + 1) * 32) : undefined
      if (own === undefined && stored === undefined) add('export-damaged', { leaf })
      if (own === undefined && stored === undefined) return false
      if (stored === undefined && !isGone) add('tile-missing', { leaf })
      isGone ||= stored === undefined
      const read = entry && readEntry(entry)
      if (own === undefined) add('leaf-missing', { leaf })
      else if (stored !== undefined && !same(own, stored)) {
        strange.push({ hash: hex(own), record: read?.record ?? '', leaf })
        expected.add(hex(stored))
      }
      await hasher.push(stored ?? own)
      for (const root of notes.get(hasher.size) ?? []) {
        if (!isAltered && !same(root, await hasher.root())) add('log-altered', { leaf: hasher.size })
        isAltered ||= !same(root, await hasher.root())
      }
      if (read !== undefined) disposals.note(leaf, read)
      if (read !== undefined && (entity === undefined || read.entity === entity))
        await seeEntry(files, read, entry, leaf, state, add)
    }
  }
  for (const { hash, record, leaf } of strange)
    add(expected.has(hash) ? 'leaf-moved' : 'leaf-altered', { record, leaf })
  for (const record of state.missing) add(state.removed.has(record) ? 'disposal-unknown' : 'record-missing', { record })
  for (const record of state.claimed) if (!disposals.seen.has(record)) add('record-missing', { record })
  for (const record of records) if (!state.seen.has(record)) add('record-unknown', { record })
  return true
}
async function seeEntry(files, { record, kind }, entry, index, state, add) {
  const { seen, missing, removed, claimed, disposals } = state
  if (kind === 'destroyed') removed.add(record)
  if (missing.has(record)) return
  const isFirst = !seen.has(record)
  seen.add(record)
  const file = await readRecord(files, record, (what, where) => isFirst && add(what, where))
  if (file === 'absent') missing.add(record)
  if (file === undefined || file === 'absent') return
  const own = file.leaves.find((leaf) => leaf.index === index)
  if (own === undefined || !same(entryOf(file, own), entry)) add('record-altered', { record, leaf: index })
  else if (kind === 'destroyed') await disposals.prove(file, own, index, add)
  if (isFirst && isDestroyed(file)) claimed.add(record)
  if (isFirst) await verifyRecord(files, file, add)
}
function readEntry(bytes) {
  const entry = parseJson(bytes)
  return isObject(entry) && isText(entry.record) && isText(entry.entity) && isText(entry.kind) ? entry : undefined
}
function entriesIn(bundle) {
  const entries = []
  for (let at = 0; at + 2 <= bundle.length; ) {
    const length = bundle[at] * 256 + bundle[at + 1]
    entries.push(bundle.subarray(at + 2, at + 2 + length))
    at += 2 + length
  }
  return entries
}
