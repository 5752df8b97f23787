import { listKeyRotations } from '../../archive/keys/entity-key-rotation.ts'
import { countEntityKeys } from '../../archive/keys/master-keys.ts'
import type { ScrubRound } from '../../archive/scrub/scrub-round.ts'
import type { StoreFault } from '../../archive/scrub/store-faults.ts'
import { readStoreState } from '../../archive/scrub/store-state.ts'
import type { Queryable } from '../../core/db/database.ts'
import { dayMs } from '../../core/durations.ts'
import { showId } from '../../core/words/id.ts'
import type { ShownFault, ShownRound, ShownStore } from '../contract/hub/store.ts'
import type { ApiDeps } from '../server/api-deps.ts'

/** The store as an operator sees it. */
export async function shownStore(
  { database, locations, scrubMaxAgeMs, keyring }: ApiDeps,
  now: Date,
): Promise<ShownStore> {
  const { second, running, finished, open, lost, repaired } = await readStoreState(database.hub, locations.second)
  return {
    ...(second !== undefined && {
      second: {
        copiesWaiting: second.copies,
        removalsWaiting: second.removals,
        lagSeconds:
          second.oldest === null ? 0 : Math.max(0, Math.round((now.getTime() - second.oldest.getTime()) / 1_000)),
        ...(second.lastError !== null && { lastError: second.lastError }),
        filled: second.isListed,
      },
    }),
    locked: locations.first.extendLock !== undefined,
    maxAgeDays: Math.round(scrubMaxAgeMs / dayMs),
    ...(running !== undefined && { round: shownRound(running) }),
    ...(finished !== undefined && { lastRound: shownRound(finished) }),
    faults: { open, lost, repaired },
    keys: await shownKeys(database.hub, keyring.currentId),
  }
}

const maxRotations = 50

async function shownKeys(hub: Queryable, current: number): Promise<ShownStore['keys']> {
  const masters = new Map<number, number>()
  for (const { master, sealed } of await countEntityKeys(hub)) masters.set(master, (masters.get(master) ?? 0) + sealed)
  const rotations = await listKeyRotations(hub, maxRotations)
  return {
    current,
    masters: [...masters].map(([master, sealed]) => ({ master, sealed })).sort((a, b) => b.master - a.master),
    rotations: rotations.map(({ entity, number, phase, startedAt, finishedAt, rewrapped, total }) => ({
      entity: showId('entity', entity),
      number,
      phase,
      startedAt: startedAt.toISOString(),
      ...(finishedAt !== null && { finishedAt: finishedAt.toISOString() }),
      rewrapped,
      total,
    })),
  }
}

function shownRound(round: ScrubRound): ShownRound {
  const { startedAt, finishedAt, objects, totalObjects, bytes, totalBytes, documents, faults, urgent } = round
  return {
    startedAt: startedAt.toISOString(),
    ...(finishedAt !== null && { finishedAt: finishedAt.toISOString() }),
    objects,
    totalObjects,
    bytes,
    totalBytes,
    documents,
    faults,
    urgent,
  }
}

export function shownFault(fault: StoreFault): ShownFault {
  const { id, pack, key, entity, place, kind, records, foundAt, outcome, settledAt, evidence } = fault
  return {
    id: showId('storeFault', id),
    object: pack === null ? 'shared-part' : 'pack',
    key,
    entity: showId('entity', entity),
    place,
    kind,
    records,
    foundAt: foundAt.toISOString(),
    outcome,
    ...(settledAt !== null && { settledAt: settledAt.toISOString() }),
    ...(evidence !== null && { evidence }),
  }
}
