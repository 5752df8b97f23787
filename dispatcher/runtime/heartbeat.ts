import { randomUUID } from 'node:crypto'
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
  readonly clock: Clock
  readonly log: Log
}

/** Reports every ten seconds that this dispatcher runs and whether it reaches its queue: one small row, updated in place. */
export function createHeartbeat({ hub, queues, clock, log }: HeartbeatDeps): Heartbeat {
  const id = randomUUID()
  const startedAt = clock.now()
  let wasUp = true
  return {
    chore: {
      name: 'heartbeat',
      everyMs: heartbeatMs,
      run: async () => {
        const queueUp = await queues.check().then(
          () => true,
          () => false,
        )
        if (queueUp !== wasUp) log[queueUp ? 'info' : 'error']({ queueUp }, 'reach of the queue changed')
        wasUp = queueUp
        await reportDispatcher(hub, { id, startedAt, queueUp }, clock.now())
      },
    },
    stop: () =>
      reportStopped(hub, id, clock.now()).catch((error: unknown) => {
        log.warn({ code: codeOf(error) }, 'the end of this dispatcher could not be reported')
      }),
  }
}
