import { type Checkpoint, verifyCheckpoint } from '../ledger/checkpoint.ts'
import { consistencyPath, type Hash } from '../ledger/merkle.ts'
import { type Tile, type TileName, TileSet, tilesOf, tileWidth } from '../ledger/tiles.ts'
import { isConsistent } from '../ledger/verify-path.ts'
import { tilePath } from '../verify/export-layout.ts'
import { type Cosigner, verifyCosignature } from '../witness/cosignature.ts'

/** What a monitor remembers between two looks. */
export interface MonitorState {
  /** The last checkpoint that was consistent with all before it. */
  readonly note: string
  /** ISO 8601, when the log was last seen to grow. */
  readonly grewAt: string
}

/** Every alarm that a monitor can raise. */
export const alarmWords = {
  'not-signed': 'the checkpoint is not signed with this key, or with an older one than before',
  shrunk: 'the log is shorter than it was: entries were taken back, or an old state is shown',
  forked: 'the log does not continue what it was: it was rewritten',
  'missing-hashes':
    'hashes that belong to the checkpoint are not published, so that its continuation cannot be checked',
  'not-witnessed': 'a witness has not cosigned the checkpoint',
  stale: 'the log has not grown for longer than allowed',
} as const
export interface Alarm {
  readonly what: keyof typeof alarmWords
  /** A witness, or a moment. */
  readonly about?: string
}

export interface Look {
  readonly alarms: readonly Alarm[]
  /** What to remember; undefined: nothing was seen that may be trusted, and the state stays what it was. */
  readonly state: MonitorState | undefined
  readonly size: number | undefined
}
export interface MonitorOptions {
  /** `name+hash+key`, the newest first: what a newer key has signed is not continued by an older one. */
  readonly verifierKeys: readonly string[]
  readonly witnesses: readonly Cosigner[]
  readonly maxAgeMs: number
  readonly now: Date
}

/** Reads what is published: `checkpoint`, `tile/…`. Undefined where nothing is. @throws Error when the log cannot be reached */
export type ReadPublished = (path: string) => Promise<Buffer | undefined>

/**
 * Examines a log from outside, once: whether its checkpoint is signed, continues the last one that was seen, is cosigned by these
 * witnesses and is of a log that still grows.
 * @throws Error when the log cannot be reached
 */
export async function lookAtLog(
  read: ReadPublished,
  before: MonitorState | undefined,
  options: MonitorOptions,
): Promise<Look> {
  const note = (await read('checkpoint'))?.toString() ?? ''
  const keys = options.verifierKeys
  const last = before === undefined ? undefined : signedBy(before.note, keys)
  const now = signedBy(note, keys)
  if (now === undefined || (last !== undefined && keys.indexOf(now.key) > keys.indexOf(last.key)))
    return { alarms: [{ what: 'not-signed' }], state: undefined, size: undefined }
  const broken = last === undefined ? undefined : await compare(read, last, now)
  if (broken !== undefined) return { alarms: [{ what: broken }], state: undefined, size: now.size }
  const grew = last === undefined || now.size > last.size
  const grewAt = grew || before === undefined ? options.now.toISOString() : before.grewAt
  const age = +options.now - Date.parse(grewAt)
  return {
    alarms: [
      ...options.witnesses.flatMap((witness) =>
        isCosigned(note, witness) ? [] : [{ what: 'not-witnessed', about: witness.name } as const],
      ),
      ...(age > options.maxAgeMs ? [{ what: 'stale', about: grewAt } as const] : []),
    ],
    state: { note, grewAt },
    size: now.size,
  }
}

/** The checkpoint in a note, and which of these keys signed it. */
function signedBy(note: string, keys: readonly string[]): (Checkpoint & { readonly key: string }) | undefined {
  for (const key of keys) {
    const checkpoint = verifyCheckpoint(note, key)
    if (checkpoint !== undefined) return { ...checkpoint, key }
  }
  return undefined
}

interface Seen {
  readonly size: number
  readonly root: Hash
}

async function compare(
  read: ReadPublished,
  last: Seen,
  now: Seen,
): Promise<'shrunk' | 'forked' | 'missing-hashes' | undefined> {
  if (now.size < last.size) return 'shrunk'
  if (now.size === last.size) return now.root.equals(last.root) ? undefined : 'forked'
  // The hashes come from the log itself; they prove nothing before they lead to both signed roots.
  const ranges = consistencyPath(last.size, now.size)
  const tiles = await Promise.all(tilesOf(ranges).map((name) => readTile(read, name, now.size)))
  if (tiles.includes(undefined)) return 'missing-hashes'
  const set = new TileSet(tiles.filter((tile) => tile !== undefined))
  return isConsistent(
    last,
    now,
    ranges.map((range) => set.hashOfRange(range)),
  )
    ? undefined
    : 'forked'
}

async function readTile(read: ReadPublished, { level, number }: TileName, size: number): Promise<Tile | undefined> {
  const complete = Math.floor(size / tileWidth ** level)
  const width = Math.min(tileWidth, complete - number * tileWidth)
  const hashes = await read(tilePath(level, number, width))
  return hashes?.length === width * 32 ? { level, number, hashes } : undefined
}

function isCosigned(note: string, witness: Cosigner): boolean {
  return note.split('\n').some((line) => verifyCosignature(note, line, witness) !== undefined)
}
