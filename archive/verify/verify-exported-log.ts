import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Checkpoint } from '../ledger/checkpoint.ts'
import { type LogKeys, verifyCheckpointBy } from '../ledger/log-keys.ts'
import { leafHash } from '../ledger/merkle.ts'
import { tileWidth } from '../ledger/tiles.ts'
import { checkRecordFile, entryOf, isDestroyed, readRecordFile } from './check-record-file.ts'
import { tilePath } from './export-layout.ts'
import { ExportedDisposals } from './exported-disposals.ts'
import { type Entry, readEntries, readEntry } from './exported-entries.ts'
import { type Finding, found, type VerifyStep } from './finding.ts'
import { LogCheck } from './log-check.ts'

interface ExportedLog {
  readonly keys: LogKeys
  readonly checkpoint: Checkpoint
  readonly note: string
  readonly earlier?: readonly string[]
  /** Only this entity's records are in the export. */
  readonly entity: string | undefined
  /** Names of the folders under `records/`. */
  readonly records: readonly string[]
}

/** Reads the whole log of an export from its first entry, and with each entry its record. */
export async function* verifyExportedLog(folder: string, log: ExportedLog): AsyncGenerator<VerifyStep> {
  const { checkpoint, keys } = log
  const check = new LogCheck()
  const disposals = new ExportedDisposals(folder, keys)
  const ledger = new RecordsSeen(folder, log.entity, disposals)
  const stated = statedAt(log)
  for (const wrong of stated.invalid) yield { kind: 'finding', finding: wrong }
  for (let from = 0; from < checkpoint.size; from += tileWidth) {
    const width = Math.min(tileWidth, checkpoint.size - from)
    const entries = await readEntries(folder, from / tileWidth, width)
    const hashes = await readFile(join(folder, tilePath(0, from / tileWidth, width))).catch(() => Buffer.alloc(0))
    for (let i = 0; i < width; i++) {
      // An empty entry is one of which a restored hub knows the hash only.
      const bytes = entries[i]?.length === 0 ? undefined : entries[i]
      const tile = hashes.length >= (i + 1) * 32 ? hashes.subarray(i * 32, (i + 1) * 32) : undefined
      if (bytes === undefined && tile === undefined) return yield found('export-damaged', { leaf: from + i })
      const entry = bytes === undefined ? undefined : readEntry(bytes)
      const known = bytes && { hash: leafHash(bytes), record: entry?.record ?? '' }
      for (const finding of check.push(known, tile)) yield { kind: 'finding', finding }
      for (const note of stated.at.get(check.size) ?? [])
        for (const finding of check.state(note, keys)) yield { kind: 'finding', finding }
      if (entry !== undefined && bytes !== undefined) yield* ledger.see(entry, bytes, from + i)
    }
    yield { kind: 'progress', of: 'leaves', done: from + width, total: checkpoint.size }
  }
  for (const finding of check.close()) yield { kind: 'finding', finding }
  for (const finding of ledger.close(log.records)) yield { kind: 'finding', finding }
  yield* disposals.close(true)
  yield { kind: 'progress', of: 'records', done: ledger.count, total: ledger.count }
}

/** The notes to compare with, by the size that each states. */
function statedAt({ note, earlier = [], keys, checkpoint }: ExportedLog): {
  at: Map<number, string[]>
  invalid: Finding[]
} {
  const at = new Map<number, string[]>()
  const invalid: Finding[] = []
  for (const each of [...earlier, note]) {
    const size = verifyCheckpointBy(each, keys)?.checkpoint.size
    if (size === undefined) invalid.push({ what: 'checkpoint-invalid' })
    else if (size > checkpoint.size) invalid.push({ what: 'checkpoint-unknown', leaf: size })
    else at.set(size, [...(at.get(size) ?? []), each])
  }
  return { at, invalid }
}

/** The records that the entries of the log name. */
class RecordsSeen {
  readonly #folder: string
  readonly #entity: string | undefined
  readonly #seen = new Set<string>()
  readonly #missing = new Set<string>()
  readonly #removed = new Set<string>()
  /** Their files say that they were destroyed. */
  readonly #claimed = new Set<string>()
  readonly #disposals: ExportedDisposals
  constructor(folder: string, entity: string | undefined, disposals: ExportedDisposals) {
    this.#folder = folder
    this.#entity = entity
    this.#disposals = disposals
  }

  /** How many records of this export the log has named. */
  get count(): number {
    return this.#seen.size
  }

  async *see(entry: Entry, bytes: Buffer, index: number): AsyncGenerator<VerifyStep> {
    const { record, entity, kind } = entry
    this.#disposals.note(index, entry)
    if (this.#entity !== undefined && entity !== this.#entity) return
    if (kind === 'destroyed') this.#removed.add(record)
    if (this.#missing.has(record)) return
    const first = !this.#seen.has(record)
    this.#seen.add(record)
    const file = await readRecordFile(this.#folder, record)
    if (file === undefined) this.#missing.add(record)
    else if ('what' in file) {
      if (first) yield { kind: 'finding', finding: file }
    } else {
      const own = file.leaves.find((leaf) => leaf.index === index)
      if (own === undefined || !entryOf(file, own).equals(bytes)) yield found('record-altered', { record, leaf: index })
      else if (kind === 'destroyed') yield* this.#disposals.prove(file, own, index)
      if (!first) return
      if (isDestroyed(file)) this.#claimed.add(record)
      for await (const finding of checkRecordFile(this.#folder, file)) yield { kind: 'finding', finding }
    }
  }

  /** Only at the end is it known whether missing records were disposed of. */
  *close(folders: readonly string[]): Generator<Finding> {
    for (const record of this.#missing)
      yield { what: this.#removed.has(record) ? 'disposal-unknown' : 'record-missing', record }
    for (const record of this.#claimed) if (!this.#disposals.has(record)) yield { what: 'record-missing', record }
    for (const record of folders) if (!this.#seen.has(record)) yield { what: 'record-unknown', record }
  }
}
