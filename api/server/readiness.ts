import { sql } from 'drizzle-orm'
import type { BlobStore } from '../../core/blobs/blob-store.ts'
import type { Clock } from '../../core/clock.ts'
import type { Queryable } from '../../core/db/database.ts'
import { isDatabaseReadOnly } from '../../core/db/is-database-away.ts'

export type PartState = 'UP' | 'DOWN'
/** What every request needs, and whether it is there. */
export interface PartsReady {
  readonly database: PartState
  readonly documents: PartState
}

export interface Readiness {
  /** Asked at most once at a time, however many ask; what hangs counts as down after two seconds. */
  ask(): Promise<PartsReady>
  /** An error that a request met: a database that could not write is down until it can, whatever a probe said before. */
  met(error: unknown): void
}

interface ReadinessParts {
  readonly app: Queryable
  readonly blobs: BlobStore
  readonly clock: Clock
}

const patienceMs = 2_000
/** How long a write that went well stands for the next: monitoring asks every few seconds, and a write costs room. */
const writeHoldsMs = 30_000

/** Whether this process could serve a request now: to read and to write, in the database and in the store of documents. */
export function openReadiness({ app, blobs, clock }: ReadinessParts): Readiness {
  let wroteAt: number | undefined
  const database = async (): Promise<void> => {
    const now = clock.now().getTime()
    if (wroteAt !== undefined && now >= wroteAt && now < wroteAt + writeHoldsMs) {
      await app.query(sql`select 1`)
      return
    }
    await app.query(sql`select probe_write()`)
    wroteAt = now
  }
  const askDatabase = oneAtATime(database)
  const askDocuments = oneAtATime(() => blobs.check())
  return {
    ask: async () => {
      const [ofDatabase, ofDocuments] = await Promise.all([stateOf(askDatabase), stateOf(askDocuments)])
      return { database: ofDatabase, documents: ofDocuments }
    },
    met: (error) => {
      if (isDatabaseReadOnly(error)) wroteAt = undefined
    },
  }
}

async function stateOf(ask: () => Promise<void>): Promise<PartState> {
  let timer: NodeJS.Timeout | undefined
  const gaveUp = new Promise<PartState>((resolve) => {
    timer = setTimeout(() => resolve('DOWN'), patienceMs)
  })
  const answered = ask().then(
    () => 'UP' as const,
    () => 'DOWN' as const,
  )
  try {
    return await Promise.race([answered, gaveUp])
  } finally {
    clearTimeout(timer)
  }
}

/** Who asks while a question runs gets its answer: a database that hangs is not asked a hundred times. */
function oneAtATime(ask: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  return () => {
    running ??= ask().finally(() => {
      running = undefined
    })
    return running
  }
}
