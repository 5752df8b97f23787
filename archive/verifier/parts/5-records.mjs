import { canonical, hex, isBase64, parseJson, sha256, utf8 } from './1-bytes.mjs'
import { commitmentOf, documentsIn, isObject } from './4-proofs.mjs'

export const isText = (value) => typeof value === 'string'
export const isIn = (kinds, value) => kinds.includes(value)
export const optional = (test, value) => value === undefined || test(value)
export const isLeaf = (leaf) =>
  isObject(leaf) &&
  Number.isSafeInteger(leaf.n) &&
  isIn(['sealed', 'closed', 'transferred', 'destroyed'], leaf.kind) &&
  isBase64(leaf.commitment) &&
  optional(Number.isSafeInteger, leaf.index) &&
  optional(isBase64, leaf.nonce) &&
  optional(isObject, leaf.facts) &&
  optional((path) => Array.isArray(path) && path.every(isBase64), leaf.path)
export const isListed = (each) =>
  isObject(each) &&
  isText(each.kind) &&
  isText(each.name) &&
  isText(each.mediaType) &&
  isText(each.sha256) &&
  Number.isSafeInteger(each.n) &&
  Number.isSafeInteger(each.size) &&
  isText(each.file) &&
  /^[\w.-]+$/.test(each.file)
export const isRecordFile = (file, record) =>
  isObject(file) &&
  file.v === 1 &&
  file.record === record &&
  isText(file.entity) &&
  /^\w+$/.test(file.entity) &&
  Array.isArray(file.leaves) &&
  file.leaves.every(isLeaf) &&
  Array.isArray(file.documents) &&
  file.documents.every(isListed)

export async function readRecord(files, record, add) {
  if (!/^rec_[0-9a-z]{26}$/.test(record)) add('export-damaged')
  if (!/^rec_[0-9a-z]{26}$/.test(record)) return undefined
  const bytes = await files.read(`records/${record}/record.json`)
  if (bytes === undefined) return 'absent'
  const file = parseJson(bytes)
  if (isRecordFile(file, record)) return file
  add('export-damaged', { record })
  return undefined
}
export const entryOf = ({ record, entity }, { kind, commitment }) =>
  utf8(canonical({ v: 1, record, entity, kind, commitment }))

export const isDestroyed = ({ leaves }) => leaves.some(({ kind }) => kind === 'destroyed')

/** What sealed a destroyed record can no longer be opened; whether it was destroyed is checked apart. */
export async function verifyRecord(files, file, add) {
  const { record, documents } = file
  const sealed = new Map()
  for (const { kind, nonce, facts, commitment, index } of isDestroyed(file) ? [] : file.leaves) {
    if (kind === 'transferred' || kind === 'destroyed') continue
    const made = nonce === undefined || facts === undefined ? undefined : await commitmentOf(nonce, facts)
    if (made !== commitment) add('record-altered', index === undefined ? { record } : { record, leaf: index })
    else for (const [n, hash] of documentsIn(facts)) sealed.set(n, hash)
  }
  for (const { n, file: name } of documents) {
    const bytes = await files.read(`records/${record}/${name}`)
    if (bytes === undefined) add('document-missing', { record, document: n })
    else if (hex(await sha256(bytes)) !== sealed.get(n)) add('document-altered', { record, document: n })
    sealed.delete(n)
  }
  for (const n of sealed.keys()) add('document-missing', { record, document: n })
}
