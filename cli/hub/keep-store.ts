import { workKeyRotation } from '../../archive/keys/work-key-rotation.ts'
import { retryFaults, type ScrubPace, workScrub } from '../../archive/scrub/work-scrub.ts'
import { copyBlobs } from '../../archive/second-location/copy-blobs.ts'
import { queueExisting } from '../../archive/second-location/queue-existing.ts'
import type { Chore } from '../../dispatcher/loops/chore.ts'
import type { Round } from '../../dispatcher/loops/run-loop.ts'
import type { BaseServices } from './open-base-services.ts'

type StoreServices = Pick<BaseServices, 'database' | 'clock' | 'locations' | 'archive' | 'log'>

/** Brings the second location up to date, reads what is stored again, and repairs it. */
export function storeRounds(base: StoreServices, pace: ScrubPace): readonly Round[] {
  const { database, clock, locations, archive, log } = base
  const scrub = { context: archive, locations, log }
  const copies: Round = {
    name: 'copy-blobs',
    pace: { busyMs: 2, idleMs: 2_000 },
    run: () => copyBlobs({ hub: database.hub, clock, locations }),
  }
  return [
    ...(locations.second === undefined ? [] : [copies]),
    {
      name: 'scrub',
      pace: { busyMs: 20, idleMs: 5_000 },
      run: async () => (await retryFaults(scrub)) > 0 || workScrub(scrub, pace),
    },
  ]
}

/** Wraps the keys of records under the newest key of their entity, and those of entities under the first key of the ring. */
export function keyRounds({ archive }: Pick<BaseServices, 'archive'>): Round {
  return { name: 'key-rotation', pace: { busyMs: 20, idleMs: 10_000 }, run: () => workKeyRotation(archive) }
}

/** Fills a second location that is new. */
export function fillSecondLocation({ database, clock, locations, log }: StoreServices): Chore {
  return {
    name: 'fill-second-location',
    everyMs: 60_000,
    run: async () => {
      const queued = await queueExisting(database.hub, clock, locations)
      if (queued > 0) log.info({ queued }, 'what is stored was queued for the second location')
    },
  }
}
