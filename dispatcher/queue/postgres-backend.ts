import { setTimeout as sleep } from 'node:timers/promises'
import { type BackendFactory, PostgresConnection, type PostgresConnectionOptions, PostgresQueueBackend } from 'bullmq'

/** Pause after a failure (ms). */
const againAfterMs = 500

/**
 * The library keeps the outcome of its first contact with the database, also a failure, and answers everything after it with that
 * outcome: a queue that is opened while the server restarts would never work. Here a failure is followed by another attempt.
 */
class RetryingConnection extends PostgresConnection {
  #ready: Promise<void> | undefined

  override waitUntilReady(): Promise<void> {
    if (this.#ready !== undefined) return this.#ready
    // A connection of the library that shares the pool and is used for this attempt only.
    const attempt = new PostgresConnection(this.pool).waitUntilReady()
    this.#ready = attempt
    attempt.then(
      () => this.emit('ready'),
      () => {
        this.#ready = undefined
      },
    )
    return attempt
  }
}

/**
 * A worker of the library asks for its next job again at once after a failure, which keeps the process busy without a pause while
 * the database is away: nothing else would run in it. Here a failure is reported after a pause.
 */
class PausingBackend extends PostgresQueueBackend {
  override async moveToActive(
    ...given: Parameters<PostgresQueueBackend['moveToActive']>
  ): ReturnType<PostgresQueueBackend['moveToActive']> {
    try {
      return await super.moveToActive(...given)
    } catch (error) {
      await sleep(againAfterMs)
      throw error
    }
  }
}

/** The library's back end on PostgreSQL for a database that may be away at any time. `connection` is a pool. */
export const postgresBackend: BackendFactory<PostgresQueueBackend, PostgresConnectionOptions> = (
  name,
  options,
  { withBlockingConnection } = {},
) =>
  new PausingBackend(
    new RetryingConnection(options.connection),
    name,
    options,
    true,
    withBlockingConnection ? name : undefined,
  )
