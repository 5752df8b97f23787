import { channelNames, type Priority, priorities } from '../../core/words/message.ts'
import { chunksPerChannel } from '../chunks/relay.ts'
import { deliverChunk } from '../deliver/deliver.ts'
import type { DispatcherDeps } from '../dispatcher-deps.ts'
import { prepareChunk } from '../prepare/prepare.ts'
import type { Job } from '../queue/job-queues.ts'
import { type QueueName, queueOf, type Stage, stages } from '../queue/queue-names.ts'
import { workDue } from '../timers/work-due.ts'

export interface QueueWorker {
  readonly queue: QueueName
  /** Jobs at the same time. */
  readonly concurrency: number
  readonly handle: (job: Job) => Promise<void>
}

const handlers: Readonly<Record<Stage, (deps: DispatcherDeps, chunk: string) => Promise<void>>> = {
  prepare: prepareChunk,
  deliver: deliverChunk,
}

/** One worker for every queue. `onDone` is called after each job: there may be capacity for the next, or a step that follows. */
export function workersOf(deps: DispatcherDeps, onDone: () => void): readonly QueueWorker[] {
  const chunkWorker = (stage: Stage, lane: Priority): QueueWorker => ({
    queue: queueOf(stage, lane),
    // Handing over is waiting for partners: each channel has workers of its own number, and none waits for another's.
    concurrency: stage === 'deliver' ? chunksPerChannel(deps) * channelNames.length : deps.capacity,
    handle: async ({ subject }) => {
      try {
        await handlers[stage](deps, subject)
      } finally {
        onDone()
      }
    },
  })
  return [
    ...stages.flatMap((stage) => priorities.map((lane) => chunkWorker(stage, lane))),
    {
      queue: 'timers',
      concurrency: 1,
      handle: async () => {
        await workDue(deps)
        onDone()
      },
    },
  ]
}
