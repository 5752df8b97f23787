import { setTimeout as sleep } from 'node:timers/promises'
import { BlobMissing } from '../../core/blobs/blob-store.ts'
import { BlobsAway } from '../../core/blobs/blobs-away.ts'
import type { Clock } from '../../core/clock.ts'
import type { Queryable } from '../../core/db/database.ts'
import { dayMs } from '../../core/durations.ts'
import { codeOf } from '../../core/error-code.ts'
import { claimKeys, postponeKey, type QueuedKey, queueCopies, settleKey } from './copy-queue.ts'
import type { SecondLocation, StoreLocations } from './store-locations.ts'

export interface CopyDeps {
  readonly hub: Queryable
  readonly clock: Clock
  readonly locations: StoreLocations
  /** Ends the wait that keeps the rate. */
  readonly signal?: AbortSignal
}

const keysPerStep = 32
/** A pack has at most 64 MiB, so that this many are in memory at once. */
const atOnce = 4
/** A dispatcher that dies leaves its keys to another after this time. */
const leaseMs = 600_000
const longestPauseMs = 300_000
/** A blob that is not in the first location a day after it was queued was never written. */
const neverWrittenMs = dayMs

/**
 * Brings the second location up to date at the keys that are longest due. Any number of dispatchers may do so. A key that fails is tried
 * again after a pause that doubles, for ever. @returns whether there was something to do and the second location could be reached
 */
export async function copyBlobs(deps: CopyDeps): Promise<boolean> {
  const { hub, clock, locations } = deps
  if (locations.second === undefined) return false
  const claimed = await claimKeys(hub, clock.now(), leaseMs, keysPerStep)
  const began = Date.now()
  let [bytes, isAway] = [0, false]
  for (let from = 0; from < claimed.length; from += atOnce) {
    const some = claimed.slice(from, from + atOnce)
    const done = await Promise.all(some.map((each) => workOn(deps, locations.second as SecondLocation, each, isAway)))
    bytes += done.reduce((sum, each) => sum + each.bytes, 0)
    isAway ||= done.some((each) => each.isAway)
  }
  const rest = (bytes / locations.second.bytesPerSecond) * 1_000 - (Date.now() - began)
  if (rest > 0) await sleep(rest, undefined, deps.signal && { signal: deps.signal }).catch(() => undefined)
  return claimed.length > 0 && !isAway
}

interface Worked {
  readonly bytes: number
  readonly isAway: boolean
}

/** @param isAway the second location was out of reach a moment ago: the key waits without another attempt */
async function workOn(
  { hub, clock, locations }: CopyDeps,
  second: SecondLocation,
  queued: QueuedKey,
  isAway: boolean,
): Promise<Worked> {
  const pauseMs = Math.min(longestPauseMs, 1_000 * 2 ** Math.min(queued.attempts, 10))
  const later = (): Date => new Date(clock.now().getTime() + pauseMs)
  if (isAway) {
    await postponeKey(hub, queued, later(), 'away')
    return { bytes: 0, isAway: true }
  }
  try {
    const bytes = await (queued.task === 'copy'
      ? copy(locations, second, queued.key)
      : remove(hub, clock, locations, second, queued))
    await settleKey(hub, queued)
    return { bytes, isAway: false }
  } catch (error) {
    if (error instanceof BlobMissing && clock.now().getTime() - queued.queuedAt.getTime() > neverWrittenMs) {
      await settleKey(hub, queued)
      return { bytes: 0, isAway: false }
    }
    await postponeKey(hub, queued, later(), codeOf(error))
    return { bytes: 0, isAway: error instanceof BlobsAway }
  }
}

async function copy({ first }: StoreLocations, second: SecondLocation, key: string): Promise<number> {
  const bytes = await first.read(key)
  await second.store.put(key, [bytes])
  return bytes.length
}

/** What exists in the first location is never removed from the second: its removal failed, or it was written again. */
async function remove(
  hub: Queryable,
  clock: Clock,
  { first }: StoreLocations,
  second: SecondLocation,
  { key }: QueuedKey,
): Promise<number> {
  if (await first.exists(key)) await queueCopies(hub, [key], clock.now())
  else await second.store.remove(key)
  return 0
}
