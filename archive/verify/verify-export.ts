import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Checkpoint } from '../ledger/checkpoint.ts'
import { type LogKeys, logKeys, verifyCheckpointBy } from '../ledger/log-keys.ts'
import { leafHash } from '../ledger/merkle.ts'
import { rootByInclusion } from '../ledger/verify-path.ts'
import { checkRecordFile, entryOf, isDestroyed, readRecordFile } from './check-record-file.ts'
import { exportFile, keysFile, type RecordFile } from './export-layout.ts'
import { ExportedDisposals } from './exported-disposals.ts'
import { found, type VerifyStep } from './finding.ts'
import { verifyExportedLog } from './verify-exported-log.ts'

export interface VerifyExportOptions {
  /** `name+hash+key`, known from another source: a key in the export itself proves nothing. */
  readonly verifierKey: string
  /** It and its former keys, known from another source; absent: those of the statement in the export, where the verifier key signed it. */
  readonly keys?: LogKeys
  /** Checkpoints copied earlier: the log must be a continuation of each. */
  readonly earlier?: readonly string[]
}

/** Checks an export offline, without any request to the hub that made it. */
export async function* verifyExport(folder: string, options: VerifyExportOptions): AsyncGenerator<VerifyStep> {
  const about = exportFile.safeParse(await readJson(join(folder, 'export.json')))
  if (!about.success) return yield found('export-damaged')
  const note = await readFile(join(folder, 'checkpoint'), 'utf8').catch(() => '')
  const keys = options.keys ?? (await exportKeys(folder, options.verifierKey))
  const checkpoint = verifyCheckpointBy(note, keys)?.checkpoint
  if (checkpoint === undefined) return yield found('checkpoint-invalid')
  const records = await readdir(join(folder, 'records')).catch(() => [])
  if (about.data.holds === 'records') yield* verifyPaths(folder, checkpoint, keys, records)
  else yield* verifyExportedLog(folder, { ...options, keys, checkpoint, note, entity: about.data.entity, records })
}

/** The keys of the log of an export: the one that is known, and the former ones that it states. */
export async function exportKeys(folder: string, verifierKey: string): Promise<LogKeys> {
  return logKeys(verifierKey, await readFile(join(folder, keysFile), 'utf8').catch(() => undefined))
}

/** Each leaf has its own path to the checkpoint. */
async function* verifyPaths(
  folder: string,
  checkpoint: Checkpoint,
  keys: LogKeys,
  records: readonly string[],
): AsyncGenerator<VerifyStep> {
  const disposals = new ExportedDisposals(folder, keys)
  for (const [i, record] of records.entries()) {
    const file = await readRecordFile(folder, record)
    if (file === undefined) yield found('export-damaged', { record })
    else if ('what' in file) yield { kind: 'finding', finding: file }
    else {
      // A record without its first leaf states nothing that was sealed.
      if (!file.leaves.some(({ n }) => n === 1)) yield found('record-unknown', { record })
      for (const leaf of file.leaves) {
        const faults = [...verifyPath(file, leaf, checkpoint)]
        yield* faults
        const { kind, index } = leaf
        if (kind === 'destroyed' && index !== undefined && faults.length === 0)
          yield* disposals.prove(file, leaf, index)
      }
      if (isDestroyed(file) && !disposals.has(record)) yield found('record-missing', { record })
      for await (const finding of checkRecordFile(folder, file)) yield { kind: 'finding', finding }
    }
    yield { kind: 'progress', of: 'records', done: i + 1, total: records.length }
  }
  yield* disposals.close(false)
}

function* verifyPath(
  file: RecordFile,
  leaf: RecordFile['leaves'][number],
  { size, root }: Checkpoint,
): Generator<VerifyStep> {
  const { record } = file
  const { n, index, path = [] } = leaf
  // Later leaves may wait for their number; only the leaf that sealed the letter can prove it.
  if (index === undefined) {
    if (n === 1) yield found('record-unknown', { record })
    return
  }
  const hashes = path.map((hash) => Buffer.from(hash, 'base64'))
  const reached = rootByInclusion(leafHash(entryOf(file, leaf)), index, size, hashes)
  if (reached?.equals(root) !== true) yield found('leaf-altered', { record, leaf: index })
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch {
    return undefined
  }
}
