import pg from 'pg'

/**
 * Connections for the queue library, whose tables are in the schema `bullmq`. Each worker keeps one of them for notifications.
 * Errors of idle connections are reported to `onError`; the pool replaces them by itself.
 */
export function openQueuePool(url: string, size: number, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    keepAlive: true,
    connectionTimeoutMillis: 15_000,
    options: '-c search_path=bullmq',
  })
  pool.on('error', onError)
  // Also for a connection in use that is lost between two statements: an unhandled error would end the process.
  pool.on('connect', (client) => client.on('error', onError))
  // Every queue and worker of the library listens to the pool as well.
  pool.setMaxListeners(4 * size)
  return pool
}
