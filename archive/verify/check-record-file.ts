import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { canonicalBytes, commitTo, type Facts } from '../ledger/leaf.ts'
import { type RecordFile, recordFile } from './export-layout.ts'
import type { Finding } from './finding.ts'

/** The record file of an export; undefined when it is not there, a finding when it cannot be read. */
export async function readRecordFile(folder: string, record: string): Promise<RecordFile | Finding | undefined> {
  if (!/^rec_[0-9a-z]{26}$/.test(record)) return { what: 'export-damaged' }
  const text = readIfThere(join(folder, 'records', record, 'record.json'))?.toString()
  if (text === undefined) return undefined
  const read = z.preprocess(parseJson, recordFile).safeParse(text)
  if (!read.success || read.data.record !== record) return { what: 'export-damaged', record }
  return read.data
}

/** Synchronous: a verification does nothing else, and waiting for a thread costs more than reading a small file. */
function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

function parseJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text))
  } catch {
    return undefined
  }
}

/** The bytes of the log's entry for a leaf of this record: the content of the file in its canonical form. */
export function entryOf({ record, entity }: RecordFile, { kind, commitment }: RecordFile['leaves'][number]): Buffer {
  return canonicalBytes({ v: 1, record, entity, kind, commitment })
}

/**
 * Whether the facts of a record's leaves match their commitments, and its documents match those that the facts name. What sealed a
 * destroyed record can no longer be opened; whether it was destroyed is checked apart.
 */
export async function* checkRecordFile(folder: string, file: RecordFile): AsyncGenerator<Finding> {
  const { record } = file
  const sealed = new Map<number, string>()
  for (const leaf of isDestroyed(file) ? [] : file.leaves) {
    if (leaf.kind === 'transferred' || leaf.kind === 'destroyed') continue
    const { nonce, facts, commitment } = leaf
    const same =
      nonce !== undefined && facts !== undefined && commitmentOf(Buffer.from(nonce, 'base64'), facts) === commitment
    if (!same) yield { what: 'record-altered', record, ...(leaf.index === undefined ? {} : { leaf: leaf.index }) }
    else for (const { n, sha256 } of documentsIn(facts)) sealed.set(n, sha256)
  }
  for (const document of file.documents) {
    const where = { record, document: document.n }
    const bytes = readIfThere(join(folder, 'records', record, document.file))
    if (bytes === undefined) yield { what: 'document-missing', ...where }
    else if (createHash('sha256').update(bytes).digest('hex') !== sealed.get(document.n))
      yield { what: 'document-altered', ...where }
    sealed.delete(document.n)
  }
  // Documents that were sealed and are not even listed.
  for (const n of sealed.keys()) yield { what: 'document-missing', record, document: n }
}

/** Whether the file says that its record was destroyed. */
export function isDestroyed({ leaves }: RecordFile): boolean {
  return leaves.some(({ kind }) => kind === 'destroyed')
}

/** Undefined for facts that have no canonical form, such as half a surrogate pair: the hub never sealed them. */
export function commitmentOf(nonce: Uint8Array, facts: Facts): string | undefined {
  try {
    return commitTo(nonce, facts).toString('base64')
  } catch {
    return undefined
  }
}

const namedDocuments = z.object({ documents: z.array(z.object({ n: z.int(), sha256: z.string() })) })
function documentsIn(facts: unknown): { n: number; sha256: string }[] {
  const read = namedDocuments.safeParse(facts)
  return read.success ? read.data.documents : []
}
