import { z } from 'zod'
import type { QueueName } from './queue-names.ts'

/** The whole content of a job: the rows to process. The rows are the truth. */
export const job = z.strictObject({ subject: z.uuid() })
export type Job = z.infer<typeof job>

/** Jobs by queue, on PostgreSQL or on Redis; both pass the same suite. */
export interface JobQueues {
  /** A name that is still queued or running is not put again; a name may be reused once its job is done. */
  put(queue: QueueName, jobs: readonly { readonly name: string; readonly job: Job }[]): Promise<void>
  /**
   * Begins to take jobs. An exception is logged by its code and ends the job: the relay or reconciler that put it finds the rows
   * again.
   */
  work(queue: QueueName, concurrency: number, handle: (job: Job) => Promise<void>): void
  /** Resolves when the back end answers; rejects after two seconds at the latest. */
  check(): Promise<void>
  /** Stops taking jobs, waits for running ones, closes the connections. */
  close(): Promise<void>
}
