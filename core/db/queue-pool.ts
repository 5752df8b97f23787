import pg from 'pg'

/**
 * Connections for the queue library, whose tables live in the schema `bullmq`. Each worker keeps one of them to listen on.
 * Errors of idle connections are told; the pool replaces them by itself.
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
  // Also of one that is in use and lost between two statements: unheard, it would end the process.
  pool.on('connect', (client) => client.on('error', onError))
  // Every queue and worker of the library listens on the pool as well.
  pool.setMaxListeners(4 * size)
  return pool
}
