import { originOf, verifierKey, verifyCheckpoint } from '../checkpoint.ts'
import type { FormerKey, LogKeys } from '../log-keys.ts'
import type { CheckpointFile } from './checkpoint-file.ts'

/** A key that the settings say to have signed before. */
export interface RetiredKey {
  /** 32 raw bytes. */
  readonly publicKey: Uint8Array
  /** The last day on which a process ran with it, `YYYY-MM-DD`. */
  readonly until: string
}

/**
 * The keys of the log by the settings and the checkpoints outside the database, for a database that may not know of the last change of
 * keys. A key ends with its last checkpoint before one of another key; what it signs after that is not read.
 */
export async function publishedLogKeys(
  file: CheckpointFile,
  present: string,
  retired: readonly RetiredKey[],
): Promise<LogKeys> {
  const known = retired.map(({ publicKey, until }) => ({ key: verifierKey(originOf(present), publicKey), until }))
  if (known.length === 0) return { present, former: [] }
  const sizes = new Map<string, number>()
  const ends = new Map<string, number>()
  let last: string | undefined
  for await (const { size, note } of file.after(-1)) {
    // A key that signed the line before is tried first: one verification for nearly every line.
    const tried = [last ?? present, present, ...known.map(({ key }) => key)]
    const key = tried.find((each) => verifyCheckpoint(note, each)?.size === size)
    if (key === undefined || ends.has(key)) continue
    if (last !== undefined && last !== key) ends.set(last, size)
    last = key
    sizes.set(key, Math.max(size, sizes.get(key) ?? 0))
  }
  const former = known.flatMap(({ key, until }): FormerKey[] => {
    const size = sizes.get(key)
    return size === undefined || key === present
      ? []
      : [{ key, size, entries: ends.get(key) ?? size, until: `${until}T23:59:59.999Z` }]
  })
  return { present, former }
}
