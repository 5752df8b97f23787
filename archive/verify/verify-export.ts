import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Checkpoint, openCheckpoint } from '../ledger/checkpoint.ts'
import { leafHash } from '../ledger/merkle.ts'
import { rootByInclusion } from '../ledger/verify-path.ts'
import { checkRecordFile, entryOf, readRecordFile } from './check-record-file.ts'
import { exportFile, type RecordFile } from './export-layout.ts'
import { found, type VerifyStep } from './finding.ts'
import { verifyExportedLog } from './verify-exported-log.ts'

export interface VerifyExportOptions {
  /** `name+hash+key`, known from elsewhere: a key that lies in the export proves nothing. */
  readonly verifierKey: string
  /** Checkpoints copied earlier: the log has to be a continuation of each. */
  readonly earlier?: readonly string[]
}

/** Checks an export offline: nothing is asked of the hub that made it. */
export async function* verifyExport(folder: string, options: VerifyExportOptions): AsyncGenerator<VerifyStep> {
  const about = exportFile.safeParse(await readJson(join(folder, 'export.json')))
  if (!about.success) return yield found('export-damaged')
  const note = await readFile(join(folder, 'checkpoint'), 'utf8').catch(() => '')
  const checkpoint = openCheckpoint(note, options.verifierKey)
  if (checkpoint === undefined) return yield found('checkpoint-invalid')
  const records = await readdir(join(folder, 'records')).catch(() => [])
  if (about.data.holds === 'records') yield* verifyPaths(folder, checkpoint, records)
  else yield* verifyExportedLog(folder, { ...options, checkpoint, note, entity: about.data.entity, records })
}

/** Each leaf leads to the checkpoint by a path of its own. */
async function* verifyPaths(
  folder: string,
  checkpoint: Checkpoint,
  records: readonly string[],
): AsyncGenerator<VerifyStep> {
  for (const [i, record] of records.entries()) {
    const file = await readRecordFile(folder, record)
    if (file === undefined) yield found('export-damaged', { record })
    else if ('what' in file) yield { kind: 'finding', finding: file }
    else {
      for (const leaf of file.leaves) yield* verifyPath(file, leaf, checkpoint)
      for await (const finding of checkRecordFile(folder, file)) yield { kind: 'finding', finding }
    }
    yield { kind: 'progress', of: 'records', done: i + 1, total: records.length }
  }
}

function* verifyPath(
  file: RecordFile,
  leaf: RecordFile['leaves'][number],
  { size, root }: Checkpoint,
): Generator<VerifyStep> {
  const { record } = file
  const { n, index, path = [] } = leaf
  // Later leaves may wait for their number; the one that sealed the letter proves it or nothing does.
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
