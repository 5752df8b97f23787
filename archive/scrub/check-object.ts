import { recordAudit } from '../../core/audit/record-audit.ts'
import type { BlobStore } from '../../core/blobs/blob-store.ts'
import { BlobsAway } from '../../core/blobs/blobs-away.ts'
import { codeOf } from '../../core/error-code.ts'
import type { Log } from '../../core/log.ts'
import { type Id, showId } from '../../core/words/id.ts'
import type { ArchiveContext } from '../archive-context.ts'
import { queuedAmong } from '../second-location/copy-queue.ts'
import type { StoreLocations } from '../second-location/store-locations.ts'
import { type Inspected, inspectObject } from './inspect-object.ts'
import { healFaults, recordFault, type StorePlace, settleFault } from './store-faults.ts'
import type { StoredObject } from './stored-object.ts'

export interface ScrubDeps {
  readonly context: ArchiveContext
  readonly locations: StoreLocations
  readonly log: Log
}

/** What one check read and found. */
export interface Checked {
  readonly bytes: number
  readonly faults: number
}

type Seen = Partial<Record<StorePlace, Inspected>>

/**
 * Checks objects in both locations, and repairs what is missing or wrong in one of them from the other. An object that still waits for its
 * copy is not missed at the second location. @throws BlobsAway when the first location is out of reach
 */
export async function checkObjects(deps: ScrubDeps, objects: readonly StoredObject[]): Promise<Checked> {
  const { context, locations } = deps
  const { hub } = context.database
  const waiting =
    locations.second === undefined
      ? new Set<string>()
      : await queuedAmong(
          hub,
          objects.map(({ key }) => key),
        )
  const right: { key: string; place: StorePlace }[] = []
  let [bytes, faults] = [0, 0]
  for (const object of objects) {
    const seen = await inspectBoth(deps, object, waiting.has(object.key))
    for (const place of ['first', 'second'] as const) {
      const found = seen[place]
      if (found !== undefined && 'bytes' in found) bytes += found.bytes.length
      if (found?.state !== 'right') continue
      right.push({ key: object.key, place })
      await extendLock(deps, object.key, place)
    }
    faults += await settleObject(deps, object, seen)
  }
  await healFaults(hub, right, context.clock.now())
  return { bytes, faults }
}

/** That a lock cannot be extended (a permission that is missing) says nothing about the bytes. */
async function extendLock({ locations, log }: ScrubDeps, key: string, place: StorePlace): Promise<void> {
  const store = place === 'first' ? locations.first : locations.second?.store
  try {
    await store?.extendLock?.(key)
  } catch (error) {
    log.warn({ place, code: codeOf(error) }, 'the lock of a blob could not be extended')
  }
}

/** The second location is read although a copy waits when the first one is wrong: an earlier copy may be there. */
async function inspectBoth({ context, locations }: ScrubDeps, object: StoredObject, isWaiting: boolean): Promise<Seen> {
  const first = await inspectObject(context, locations.first, object)
  if (locations.second === undefined || (isWaiting && first.state === 'right')) return { first }
  try {
    const second = await inspectObject(context, locations.second.store, object)
    return isWaiting && second.state !== 'right' ? { first } : { first, second }
  } catch (error) {
    if (error instanceof BlobsAway) return { first }
    throw error
  }
}

async function settleObject(deps: ScrubDeps, object: StoredObject, seen: Seen): Promise<number> {
  const good = [seen.first, seen.second].find((each) => each?.state === 'right')
  let faults = 0
  for (const place of ['first', 'second'] as const) {
    const found = seen[place]
    if (found === undefined || found.state === 'right') continue
    if (await settleFound(deps, object, place, found, seen, good)) faults += 1
  }
  return faults
}

/** @returns whether it is a fault: not of an object that has no row any more */
async function settleFound(
  deps: ScrubDeps,
  object: StoredObject,
  place: StorePlace,
  found: Exclude<Inspected, { state: 'right' }>,
  seen: Seen,
  good: Inspected | undefined,
): Promise<boolean> {
  const { context, locations, log } = deps
  const { database, clock } = context
  const fault = await recordFault(database, object, { place, kind: found.state }, clock.now())
  if (fault === undefined) return false
  const facts = { fault: showId('storeFault', fault.id), place, kind: found.state, records: fault.records }
  if (fault.isNew) log.error(facts, 'bytes of the archive are missing or altered')
  const store = place === 'first' ? locations.first : locations.second?.store
  if (good?.state === 'right' && store !== undefined) {
    const evidence = await putAside(store, object.key, found, clock.now())
    await store.replace(object.key, [good.bytes])
    if (await settleFault(database.hub, fault.id, 'repaired', clock.now(), evidence)) {
      log.warn(facts, 'bytes of the archive were restored from the other location')
      await note(deps, object, 'restore-stored-bytes', fault.id)
    }
    return true
  }
  // A second location that is out of reach may still have the right bytes: the fault stays open.
  const othersRead = locations.second === undefined || (seen.first !== undefined && seen.second !== undefined)
  if (othersRead && (await settleFault(database.hub, fault.id, 'lost', clock.now()))) {
    log.error(facts, 'no location has the right bytes: these letters cannot be read')
    await note(deps, object, 'find-lost-bytes', fault.id)
  }
  return true
}

/** The wrong bytes stay in their location under a key that names the moment. */
async function putAside(store: BlobStore, key: string, found: Inspected, now: Date): Promise<string | null> {
  if (!('bytes' in found)) return null
  const evidence = `evidence/${key}-${now
    .toISOString()
    .replace(/[^0-9TZ]/g, '')
    .toLowerCase()}`
  await store.replace(evidence, [found.bytes])
  return evidence
}

async function note(
  { context }: ScrubDeps,
  { entity }: StoredObject,
  action: string,
  fault: Id<'storeFault'>,
): Promise<void> {
  await recordAudit(context.database, entity, {
    at: context.clock.now(),
    actorKind: 'hub',
    actor: 'hub',
    action,
    subjectKind: 'store-fault',
    subject: showId('storeFault', fault),
  })
}
