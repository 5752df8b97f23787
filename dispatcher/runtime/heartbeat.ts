import { randomUUID } from 'node:crypto'
import type { BlobStore } from '../../core/blobs/blob-store.ts'
import type { Clock } from '../../core/clock.ts'
import type { Queryable } from '../../core/db/database.ts'
import { codeOf } from '../../core/error-code.ts'
import type { Log } from '../../core/log.ts'
import { heartbeatMs } from '../chunks/running-dispatchers.ts'
import type { Chore } from '../loops/chore.ts'
import type { JobQueues } from '../queue/job-queues.ts'
import { reportDispatcher, reportStopped } from './dispatchers-seen.ts'

export interface Heartbeat {
  readonly chore: Chore
  /** Reports that the process stops. A database that is away does not delay the stop: the process then counts as lost. */
  stop(): Promise<void>
}

interface HeartbeatDeps {
  readonly hub: Queryable
  readonly queues: Pick<JobQueues, 'check'>
  readonly blobs: Pick<BlobStore, 'check'>
  readonly clock: Clock
  readonly log: Log
}

/**
 * Reports every ten seconds that this dispatcher runs, and whether it reaches its queue and can write what it stores: one small row,
 * updated in place.
 */
export function createHeartbeat({ hub, queues, blobs, clock, log }: HeartbeatDeps): Heartbeat {
  const id = randomUUID()
  const startedAt = clock.now()
  const was = new Map<string, boolean>()
  const reaches = async (
    what: 'queue' | 'store',
    { check }: { readonly check: () => Promise<void> },
  ): Promise<boolean> => {
    const fault = await check().then(
      () => undefined,
      (error: unknown) => codeOf(error),
    )
    const up = fault === undefined
    if (up !== (was.get(what) ?? true)) log[up ? 'info' : 'error']({ what, up, code: fault }, 'reach of a part changed')
    was.set(what, up)
    return up
  }
  return {
    chore: {
      name: 'heartbeat',
      everyMs: heartbeatMs,
      run: async () => {
        const [queueUp, blobsUp] = await Promise.all([reaches('queue', queues), reaches('store', blobs)])
        await reportDispatcher(hub, { id, startedAt, queueUp, blobsUp }, clock.now())
      },
    },
    stop: () =>
      reportStopped(hub, id, clock.now()).catch((error: unknown) => {
        log.warn({ code: codeOf(error) }, 'the end of this dispatcher could not be reported')
      }),
  }
}
