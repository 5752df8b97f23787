import { sql } from 'drizzle-orm'
import pg from 'pg'
import type { Queryable } from './database.ts'

/** Names of the channels of `NOTIFY`. */
type Notice = 'uitpost_work'

/** Pause before the connection is opened again (ms). */
const againAfterMs = 1_000

export interface NoticeListener {
  close(): Promise<void>
}

/**
 * Calls `hear` for each notice of other processes, over a connection of its own. A notice is a hint and may be lost: while the
 * connection is away, and behind a pooler that gives it to others after each transaction, none arrives. Callers must therefore
 * look for work at intervals too. A lost connection is opened again.
 */
export function listenForNotices(url: string, notice: Notice, hear: () => void): NoticeListener {
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  let closed = false

  const open = (): void => {
    if (closed) return
    const made = new pg.Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: 5_000 })
    client = made
    let ended = false
    const again = (): void => {
      if (ended) return
      ended = true
      made.end().catch(() => undefined)
      if (!closed) timer = setTimeout(open, againAfterMs)
    }
    made.on('notification', hear)
    made.on('error', again)
    made.on('end', again)
    made
      .connect()
      .then(() => made.query(`listen ${notice}`))
      // What was committed before the connection listened was not heard.
      .then(hear, again)
  }

  open()
  return {
    close: async () => {
      closed = true
      clearTimeout(timer)
      await client?.end().catch(() => undefined)
    },
  }
}

/**
 * A function that gives notice to the listeners of other processes, at once and then at most every `everyMs`: a call in between
 * gives notice at the end of that time. A notice that fails is lost.
 */
export function createNotifier(database: Queryable, notice: Notice, everyMs = 100): () => void {
  let resting = false
  let missed = false
  const give = (): void => {
    resting = true
    missed = false
    database.query(sql`select pg_notify(${notice}, '')`).catch(() => undefined)
    setTimeout(() => {
      resting = false
      if (missed) give()
    }, everyMs).unref()
  }
  return () => {
    if (resting) missed = true
    else give()
  }
}
