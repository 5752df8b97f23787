import { setTimeout as sleep } from 'node:timers/promises'
import {
  type BulkJobOptions,
  createPostgresBackend,
  type Processor,
  Queue,
  type QueueOptions,
  Worker,
  type WorkerOptions,
} from 'bullmq'
import { Redis } from 'ioredis'
import { openQueuePool } from '../../core/db/queue-pool.ts'
import { codeOf } from '../../core/error-code.ts'
import type { Log } from '../../core/log.ts'
import { createLogSeldom } from '../../core/log-seldom.ts'
import { type Job, type JobQueues, job } from './job-queues.ts'
import { postgresBackend } from './postgres-backend.ts'
import { type QueueName, queueNames } from './queue-names.ts'

/** Where the jobs are: Redis where one is configured, else the hub's own PostgreSQL. Only this file knows the difference. */
export interface QueueSettings {
  readonly redisUrl?: string | undefined
  /** A connection as `uitpost_hub`. */
  readonly databaseUrl: string
}

interface NewJob {
  readonly name: QueueName
  readonly data: Job
  readonly opts: BulkJobOptions
}
interface Backend {
  queue(name: QueueName): Queue
  /** Some jobs may be added when it rejects. */
  add(queue: Queue, jobs: readonly NewJob[]): Promise<unknown>
  worker(name: QueueName, handle: Processor, options: Partial<WorkerOptions>): Worker
  ping(): Promise<unknown>
  close(): Promise<void>
}

/** The rows already hold the outcome, so the queue need not store it too. */
const forget = { removeOnComplete: true, removeOnFail: true } as const
/**
 * A stalled job is put again by the library, without limit: the hub's own rows decide how often a chunk may fail. A short drain
 * delay and retry delay make a worker resume soon after its database was away.
 */
const workerRetries = { maxStalledCount: 1_000_000, drainDelay: 1, runRetryDelay: 500 } as const

/** How long the back end may take to answer `check`. */
const checkMs = 2_000

export function openQueues(settings: QueueSettings, log: Log): JobQueues {
  const logSeldom = createLogSeldom(log)
  const onError = (error: Error): void => {
    logSeldom('warn', { code: codeOf(error) }, 'queue connection')
  }
  const backend =
    settings.redisUrl === undefined ? onPostgres(settings.databaseUrl, onError) : onRedis(settings.redisUrl, onError)
  const queues = new Map<QueueName, Queue>()
  const workers: Worker[] = []
  const queueBy = (name: QueueName): Queue => {
    const made = queues.get(name) ?? backend.queue(name)
    if (!queues.has(name)) made.on('error', onError)
    queues.set(name, made)
    return made
  }
  return {
    put: async (name, jobs) => {
      if (jobs.length === 0) return
      const added = jobs.map((each) => ({ name, data: each.job, opts: { jobId: each.name, ...forget } }))
      await backend.add(queueBy(name), added)
    },
    work: (name, concurrency, handle) => {
      const worker = backend.worker(
        name,
        async ({ data }) => {
          const parsed = job.parse(data)
          const failure = await handle(parsed).then(() => undefined, codeOf)
          if (failure === undefined) return
          // The text of an exception may quote a value; the job keeps its code.
          log.error({ queue: name, subject: parsed.subject, code: failure }, 'job failed')
          throw new Error(failure)
        },
        { concurrency, ...workerRetries },
      )
      worker.on('error', onError)
      workers.push(worker)
    },
    check: () => withinTimeout(backend.ping()),
    close: async () => {
      await Promise.all(workers.map((worker) => worker.close()))
      await Promise.all([...queues.values()].map((queue) => queue.close()))
      await backend.close()
    },
  }
}

/** A client that waits for its connection to come back would make the caller wait as long. */
async function withinTimeout(answer: Promise<unknown>): Promise<void> {
  const gaveUp = new AbortController()
  const timeout = sleep(checkMs, undefined, { signal: gaveUp.signal }).then(
    () => Promise.reject(new Error('The queue did not answer in time')),
    () => undefined,
  )
  try {
    await Promise.race([answer, timeout])
  } finally {
    gaveUp.abort()
  }
}

function onPostgres(databaseUrl: string, onError: (error: Error) => void): Backend {
  // Each worker keeps one connection for notifications.
  const pool = openQueuePool(databaseUrl, queueNames.length + 8, onError)
  const options = { connection: pool } as unknown as QueueOptions
  return {
    queue: (name) => new Queue(name, { ...options }, postgresBackend as never),
    // The library's function for many jobs creates two temporary tables per call, which costs the server as much as eight calls
    // of the function for one job and fills its catalogue.
    add: (queue, jobs) => Promise.all(jobs.map(({ name, data, opts }) => queue.add(name, data, opts))),
    worker: (name, handle, more) => new Worker(name, handle, { ...options, ...more }, postgresBackend as never),
    ping: () => pool.query('select 1'),
    close: () => pool.end(),
  }
}

function onRedis(url: string, onError: (error: Error) => void): Backend {
  const connection = new Redis(url, { maxRetriesPerRequest: null })
  connection.on('error', onError)
  return {
    queue: (name) => new Queue(name, { connection }),
    add: (queue, jobs) => queue.addBulk([...jobs]),
    worker: (name, handle, more) => new Worker(name, handle, { connection, ...more }),
    ping: () => connection.ping(),
    close: async () => {
      connection.disconnect()
    },
  }
}

/**
 * Creates or updates the tables of the queue, as the owner; part of `uitpost migrate`. The library creates a sequence for each
 * queue at its first job: done here, so that the running role needs no right to create anything.
 */
export async function migrateQueues(ownerUrl: string): Promise<void> {
  const connection = { connectionString: ownerUrl, migrate: true, max: 2 }
  const queue = new Queue('migrate', { connection }, createPostgresBackend as never)
  try {
    await queue.waitUntilReady()
  } finally {
    await queue.close()
  }
  const pool = openQueuePool(ownerUrl, 1, () => undefined)
  try {
    await pool.query('select next_job_id(name) from unnest($1::text[]) as name', [queueNames])
  } finally {
    await pool.end()
  }
}
