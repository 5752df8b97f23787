import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { verifyCheckpointBy } from '../ledger/log-keys.ts'
import { tileWidth } from '../ledger/tiles.ts'
import { readRecordFile } from './check-record-file.ts'
import { readEntries, readEntry } from './exported-entries.ts'
import { exportKeys } from './verify-export.ts'

/** A letter that the log holds in the name of an entity. */
export interface OwnLetter {
  /** Its number in the log. */
  readonly index: number
  /** `rec_…` */
  readonly record: string
  /** Undefined when its record is not in the export: it was destroyed. */
  readonly message: string | undefined
  readonly reference: string | undefined
}

const sealedNames = z.object({ message: z.string(), reference: z.string() })

/**
 * The letters that an export with the whole log holds in the name of one entity, in the order of the log. The export is to be verified
 * before: what is read here is not checked.
 * @throws Error when the checkpoint is not signed with this key
 */
export async function* ownLetters(folder: string, entity: string, verifierKey: string): AsyncGenerator<OwnLetter> {
  const checkpoint = verifyCheckpointBy(
    await readFile(join(folder, 'checkpoint'), 'utf8'),
    await exportKeys(folder, verifierKey),
  )?.checkpoint
  if (checkpoint === undefined) throw new Error('The checkpoint of the export is not signed with this key')
  const seen = new Set<string>()
  for (let from = 0; from < checkpoint.size; from += tileWidth) {
    const width = Math.min(tileWidth, checkpoint.size - from)
    const entries = await readEntries(folder, from / tileWidth, width)
    for (const [i, bytes] of entries.slice(0, width).entries()) {
      const entry = readEntry(bytes)
      if (entry?.entity !== entity || entry.kind !== 'sealed' || seen.has(entry.record)) continue
      seen.add(entry.record)
      yield { index: from + i, record: entry.record, ...(await namesOf(folder, entry.record)) }
    }
  }
}

async function namesOf(folder: string, record: string): Promise<Pick<OwnLetter, 'message' | 'reference'>> {
  const file = await readRecordFile(folder, record)
  const facts = file === undefined || 'what' in file ? undefined : file.leaves.find(({ n }) => n === 1)?.facts
  const names = sealedNames.safeParse(facts)
  return names.success ? names.data : { message: undefined, reference: undefined }
}
