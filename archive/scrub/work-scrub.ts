import { type Checked, checkObjects, type ScrubDeps } from './check-object.ts'
import { documentsOpen } from './inspect-object.ts'
import { noteUnreadable } from './note-unreadable.ts'
import { beginRound, claimRound, type ScrubRound, saveRound } from './scrub-round.ts'
import { claimFaults, closeFaults } from './store-faults.ts'
import { findObjects, packsAfter, partsAfter, type StoredObject } from './stored-object.ts'

/** How fast the archive is read again. */
export interface ScrubPace {
  /** Every pack is read at least once in this time (ms); a round takes half of it. */
  readonly maxAgeMs: number
  /** Of all dispatchers together. */
  readonly bytesPerSecond: number
}

const objectsPerStep = 50
const bytesPerStep = 16 * 1024 * 1024
/** A step reads at most its bytes, or one large pack, from each location. */
const leaseMs = 600_000
/** Of so many objects one is a pack of which a document is opened. */
const sampledEvery = 20
const failurePauseMs = 60_000
/** A small archive is not read more slowly than this (bytes per second). */
const slowest = 256 * 1024
const retriedPerStep = 10

/**
 * One step of the round: a few packs or shared parts are read and compared. The row of the round is its lease, so that all dispatchers
 * together keep the rate. @param inHaste keeps no rate: for a command that waits for the end
 * @returns whether there was something to do
 */
export async function workScrub(deps: ScrubDeps, pace: ScrubPace, inHaste = false): Promise<boolean> {
  const { database, clock } = deps.context
  const now = clock.now()
  await beginRound(database.hub, now, new Date(now.getTime() - pace.maxAgeMs / 2))
  const round = await claimRound(database.hub, now, leaseMs)
  if (round === undefined) return false
  const later = (ms: number): Date => new Date(clock.now().getTime() + ms)
  try {
    const { next, bytes } = await step(deps, round)
    await saveRound(database.hub, next, later(inHaste ? 0 : (bytes / rateOf(round, pace)) * 1_000))
    return true
  } catch (error) {
    await saveRound(database.hub, round, later(inHaste ? 0 : failurePauseMs)).catch(() => undefined)
    throw error
  }
}

/** Checks again what was found before and is not settled: an operator may have brought the bytes back. @returns how many objects */
export async function retryFaults(deps: ScrubDeps): Promise<number> {
  const { database, clock } = deps.context
  const due = await claimFaults(database.hub, clock.now(), retriedPerStep)
  if (due.length === 0) return 0
  const packs = due.flatMap(({ pack }) => pack ?? [])
  const parts = due.flatMap(({ part }) => part ?? [])
  const objects = await findObjects(database.hub, packs, parts)
  const keys = new Set(objects.map(({ key }) => key))
  const gone = due.filter(({ key }) => !keys.has(key))
  await closeFaults(
    database.hub,
    gone.map(({ key }) => key),
    clock.now(),
  )
  for (const object of objects) await checkWhole(deps, object)
  return due.length
}

async function step(deps: ScrubDeps, round: ScrubRound): Promise<{ next: ScrubRound; bytes: number }> {
  const { hub } = deps.context.database
  const page: readonly StoredObject[] =
    round.phase === 'packs'
      ? await packsAfter(hub, round.afterPack, objectsPerStep)
      : await partsAfter(hub, round.afterPart, objectsPerStep)
  const objects = firstBytesOf(page)
  const last = objects.at(-1)
  if (last === undefined) {
    const isOver = round.phase === 'parts'
    return { next: { ...round, phase: 'parts', finishedAt: isOver ? deps.context.clock.now() : null }, bytes: 0 }
  }
  const opensOne =
    Math.floor(round.objects / sampledEvery) !== Math.floor((round.objects + objects.length) / sampledEvery)
  const checked = await check(deps, objects, opensOne || round.objects === 0)
  const next = {
    ...round,
    ...('pack' in last ? { afterPack: last.pack } : { afterPart: last.part }),
    objects: round.objects + objects.length,
    bytes: round.bytes + checked.bytes,
    documents: round.documents + checked.documents,
    faults: round.faults + checked.faults,
  }
  return { next, bytes: checked.bytes }
}

/** @param opensOne opens a document of the last of the packs as well */
async function check(
  deps: ScrubDeps,
  objects: readonly StoredObject[],
  opensOne: boolean,
): Promise<Checked & { readonly documents: number }> {
  const checked = await checkObjects(deps, objects)
  const sampled = opensOne ? objects.at(-1) : undefined
  if (sampled === undefined || !('pack' in sampled)) return { ...checked, documents: 0 }
  const isNew = !(await documentsOpen(deps.context, sampled, 'one')) && (await noteUnreadable(deps, sampled))
  return { ...checked, documents: 1, faults: checked.faults + (isNew ? 1 : 0) }
}

/** Checks one object and, of a pack, every document in it: what was found before is over when all of it is right. */
export async function checkWhole(deps: ScrubDeps, object: StoredObject): Promise<Checked> {
  const { context } = deps
  const checked = await checkObjects(deps, [object])
  if (!('pack' in object) || checked.faults > 0) return checked
  if (await documentsOpen(context, object, 'all')) {
    await closeFaults(context.database.hub, [object.key], context.clock.now())
    return checked
  }
  return { ...checked, faults: (await noteUnreadable(deps, object)) ? 1 : 0 }
}

function firstBytesOf<T extends StoredObject>(page: readonly T[]): readonly T[] {
  let bytes = 0
  const end = page.findIndex(({ size }, at) => {
    bytes += size
    return at > 0 && bytes > bytesPerStep
  })
  return end === -1 ? page : page.slice(0, end)
}

function rateOf({ urgent, totalBytes }: ScrubRound, { maxAgeMs, bytesPerSecond }: ScrubPace): number {
  const needed = totalBytes / (maxAgeMs / 2_000)
  return urgent ? bytesPerSecond : Math.min(bytesPerSecond, Math.max(slowest, needed))
}
