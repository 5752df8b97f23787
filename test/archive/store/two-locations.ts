import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm, truncate, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { type ArchiveContext, openArchive } from '../../../archive/archive-context.ts'
import type { IngestRequest } from '../../../archive/ingest/ingest-request.ts'
import { insertRecords } from '../../../archive/ingest/insert-records.ts'
import { packKey } from '../../../archive/ingest/pack-key.ts'
import { storePack } from '../../../archive/ingest/store-pack.ts'
import type { ScrubDeps } from '../../../archive/scrub/check-object.ts'
import { workScrub } from '../../../archive/scrub/work-scrub.ts'
import { createCopiedBlobs } from '../../../archive/second-location/copied-blobs.ts'
import { copyBlobs } from '../../../archive/second-location/copy-blobs.ts'
import { addressHash, type StoreLocations } from '../../../archive/second-location/store-locations.ts'
import type { BlobStore } from '../../../core/blobs/blob-store.ts'
import { tellAway } from '../../../core/blobs/blobs-away.ts'
import { openFileBlobs } from '../../../core/blobs/file-blobs.ts'
import { afterFile } from '../../support/process/after-file.ts'
import { type ArchiveFixture, openArchiveFixture } from '../archive-fixture.ts'

export const day = 24 * 3_600_000
/** Rounds begin hours apart, so that the clock of a test stays in the months that have partitions. */
export const pace = { maxAgeMs: 6 * 3_600_000, bytesPerSecond: 1e9 }
const megabytes = 1e9

/** An archive whose blobs have two locations, as folders of this machine. */
export interface TwoLocations {
  readonly at: ArchiveFixture
  readonly locations: StoreLocations
  readonly context: ArchiveContext
  readonly scrub: ScrubDeps
  readonly logged: readonly Record<string, unknown>[]
  /** Whether the second location is out of reach, and whether the first is. */
  readonly away: { first: boolean; second: boolean }
  /** The file of a key in a location. */
  path(place: 'first' | 'second', key: string): string
  /** Archives letters in one pack. @returns its key */
  keep(...requests: IngestRequest[]): Promise<string>
  /** Copies until nothing is due. */
  copyAll(): Promise<void>
  /** Works until the round is over, or nothing more is due. */
  scrubAll(): Promise<void>
}

export async function openTwoLocations(): Promise<TwoLocations> {
  const at = await openArchiveFixture()
  const folder = await mkdtemp(join(tmpdir(), 'uitpost-second-'))
  afterFile(() => rm(folder, { recursive: true }))
  const roots = { first: join(at.folder, 'blobs'), second: join(folder, 'blobs') }
  const away = { first: false, second: false }
  const first = failing(openFileBlobs(roots.first, randomUUID), () => away.first)
  const store = failing(openFileBlobs(roots.second, randomUUID), () => away.second)
  const second = {
    store,
    address: addressHash(roots.second),
    graceMs: 30 * day,
    bytesPerSecond: megabytes,
    leavesOut: ['previews/'],
  }
  const locations = { first, second }
  const { database } = at.test
  const blobs = createCopiedBlobs(locations, { database, clock: at.clock })
  const context = openArchive({ database, blobs, keyring: at.keyring, clock: at.clock })
  const logged: Record<string, unknown>[] = []
  const log = pino({ level: 'info', base: null }, { write: (line) => void logged.push(JSON.parse(line)) })
  const scrub = { context, locations, log }
  return {
    at,
    locations,
    context,
    scrub,
    logged,
    away,
    path: (place, key) => join(roots[place], key),
    keep: async (...requests) => {
      const stored = await storePack(context, requests)
      await database.asHub((tx) => insertRecords(tx, stored))
      const [one] = stored
      if (one === undefined) throw new Error('Nothing was archived')
      return packKey(one.request.entity, one.pack.id)
    },
    copyAll: async () => {
      at.clock.advance(10_000)
      while (await copyBlobs({ hub: database.hub, clock: at.clock, locations })) at.clock.advance(10)
    },
    scrubAll: async () => {
      for (let steps = 0; steps < 1_000; steps += 1) {
        at.clock.advance(60_000)
        if (!(await workScrub(scrub, pace))) return
      }
      throw new Error('The round does not end')
    },
  }
}

function failing(store: BlobStore, isAway: () => boolean): BlobStore {
  const refuse = async (): Promise<void> => {
    if (isAway()) throw Object.assign(new Error('away'), { code: 'ECONNREFUSED' })
  }
  const wrapped = Object.fromEntries(
    Object.entries(store).map(([name, work]) => [
      name,
      async (...given: never[]) => {
        await refuse()
        return (work as (...some: never[]) => unknown)(...given)
      },
    ]),
  ) as unknown as Omit<BlobStore, 'list'>
  return tellAway({ ...wrapped, list: (prefix) => store.list(prefix) })
}

/** Damages a file. */
export const damage = {
  flip: async (path: string): Promise<void> => {
    const bytes = await readFile(path)
    const at = Math.floor(bytes.length / 2)
    bytes[at] = (bytes[at] ?? 0) ^ 1
    await writeFile(path, bytes)
  },
  cut: (path: string): Promise<void> => truncate(path, 100),
  remove: (path: string): Promise<void> => unlink(path),
  fill: async (path: string): Promise<void> => writeFile(path, randomBytes((await readFile(path)).length)),
} as const
