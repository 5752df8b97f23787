import { sql } from 'drizzle-orm'
import { readStoreState, type StoreState } from '../../archive/scrub/store-state.ts'
import type { StoreLocations } from '../../archive/second-location/store-locations.ts'
import type { BlobStore } from '../../core/blobs/blob-store.ts'
import type { Clock } from '../../core/clock.ts'
import type { Queryable } from '../../core/db/database.ts'
import { isDatabaseReadOnly } from '../../core/db/is-database-away.ts'
import {
  type ChannelsReady,
  readChannelsReady,
  readServersReady,
  type ServersReady,
} from '../../dispatcher/channel-state/channels-ready.ts'
import { type CertificateSeen, listCertificates } from '../../dispatcher/channel-state/list-certificates.ts'
import { countOverdue } from '../../dispatcher/collected/count-overdue.ts'
import { type DispatcherPresence, listDispatchers, presenceOf } from '../../dispatcher/runtime/dispatchers-seen.ts'

export type PartState = 'UP' | 'DOWN'
/** The parts that every request needs, and whether each is available. */
export interface PartsReady {
  readonly database: PartState
  readonly documents: PartState
}

/** The parts that letters need once they are accepted. None of them keeps this process from accepting more (decision 0034). */
export interface WorkReady {
  readonly dispatcher: { readonly state: 'running' | 'absent' | 'unknown'; readonly since?: Date }
  /** As the running dispatchers report it. */
  readonly queue: PartState | 'UNKNOWN'
  /** Absent when the database did not answer. */
  readonly channels?: ChannelsReady
  /** Of the channels, as a dispatcher last saw them. Absent when the database did not answer. */
  readonly certificates?: readonly CertificateReady[]
  /** Mail on paper that was not handed over, received or posted in time; absent when the database did not answer. */
  readonly overdueMail?: { readonly letters: number; readonly since?: Date }
  /** The servers of channels that have several; absent when the database did not answer. */
  readonly servers?: ServersReady
  /** Absent when the database did not answer. */
  readonly store?: StoreReady
}

export interface StoreReady {
  readonly secondLocation: 'UP' | 'BEHIND' | 'ABSENT'
  readonly lock: 'UP' | 'ABSENT'
  readonly lost: number
}

export interface CertificateReady extends Pick<CertificateSeen, 'channel' | 'name' | 'state'> {
  readonly endsAt?: Date
}

export interface Readiness {
  /** At most one check runs at a time, however many callers request it; a check that hangs counts as down after two seconds. */
  ask(): Promise<{ readonly parts: PartsReady; readonly work: WorkReady }>
  /** An error that a request met: a database that could not write is down until it can, whatever an earlier probe found. */
  met(error: unknown): void
}

interface ReadinessDeps {
  readonly app: Queryable
  readonly hub: Queryable
  readonly blobs: BlobStore
  readonly locations: StoreLocations
  readonly clock: Clock
}

const timeoutMs = 2_000
/** The letters of all unfinished runs are counted at most once in this time, however often monitoring calls. */
const overdueHoldsMs = 60_000
/** How long a successful write counts for the next checks: monitoring calls every few seconds, and a write costs space. */
const writeHoldsMs = 30_000

/** Whether this process could serve a request now: read and write, in the database and in the blob store. */
export function openReadiness({ app, hub, blobs, locations, clock }: ReadinessDeps): Readiness {
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
  const askPresence = oneAtATime(async () => presenceOf(await listDispatchers(hub, clock.now())))
  const askChannels = oneAtATime(() => readChannelsReady(hub, clock.now()))
  const askStore = oneAtATime(async () => storeOf(await readStoreState(hub, locations.second), locations, clock.now()))
  const askServers = oneAtATime(() => readServersReady(hub, clock.now()))
  const askCertificates = oneAtATime(() => listCertificates(hub, clock.now()))
  const askOverdue = oneAtATime(
    heldFor(overdueHoldsMs, clock, async () => overdueOf(await countOverdue(hub, clock.now()))),
  )
  return {
    ask: async () => {
      const [ofDatabase, ofDocuments, presence, channels, certificates, overdueMail, servers, store] =
        await Promise.all([
          stateOf(askDatabase),
          stateOf(askDocuments),
          inTime(askPresence),
          inTime(askChannels),
          inTime(askCertificates),
          inTime(askOverdue),
          inTime(askServers),
          inTime(askStore),
        ])
      const work = {
        ...workOf(presence),
        ...(channels !== undefined && { channels }),
        ...(certificates !== undefined && { certificates: certificates.map(readyOf) }),
        ...(overdueMail !== undefined && { overdueMail }),
        ...(servers !== undefined && { servers }),
        ...(store !== undefined && { store }),
      }
      return { parts: { database: ofDatabase, documents: ofDocuments }, work }
    },
    met: (error) => {
      if (isDatabaseReadOnly(error)) wroteAt = undefined
    },
  }
}

/** After this time a copy that waits means that the second location is behind. */
const behindMs = 3_600_000

function storeOf({ second, lost }: StoreState, { first }: StoreLocations, now: Date): StoreReady {
  const isBehind = second?.oldest != null && now.getTime() - second.oldest.getTime() > behindMs
  return {
    secondLocation: second === undefined ? 'ABSENT' : isBehind ? 'BEHIND' : 'UP',
    lock: first.extendLock === undefined ? 'ABSENT' : 'UP',
    lost,
  }
}

function readyOf({ channel, name, state, endsAt }: CertificateSeen): CertificateReady {
  return { channel, name, state, ...(endsAt !== null && { endsAt }) }
}

/** An answer that is given again until it is older than a time. */
function heldFor<T>(ms: number, clock: Clock, ask: () => Promise<T>): () => Promise<T> {
  let held: { readonly answer: T; readonly at: number } | undefined
  return async () => {
    const now = clock.now().getTime()
    if (held === undefined || now < held.at || now >= held.at + ms) held = { answer: await ask(), at: now }
    return held.answer
  }
}

function overdueOf(late: Awaited<ReturnType<typeof countOverdue>>): NonNullable<WorkReady['overdueMail']> {
  const [oldest] = late
  const letters = late.reduce((sum, each) => sum + each.letters, 0)
  return { letters, ...(oldest !== undefined && { since: oldest.since }) }
}

function workOf(presence: DispatcherPresence | undefined): WorkReady {
  if (presence === undefined) return { dispatcher: { state: 'unknown' }, queue: 'UNKNOWN' }
  const { dispatcher: state, since, queue } = presence
  return { dispatcher: { state, ...(since !== undefined && { since }) }, queue }
}

async function stateOf(ask: () => Promise<void>): Promise<PartState> {
  return (await inTime(() => ask().then(() => 'UP' as const))) ?? 'DOWN'
}

/** The answer, or undefined when it failed or did not come within two seconds. */
async function inTime<Answer>(ask: () => Promise<Answer>): Promise<Answer | undefined> {
  let timer: NodeJS.Timeout | undefined
  const gaveUp = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), timeoutMs)
  })
  const answered = ask().catch(() => undefined)
  try {
    return await Promise.race([answered, gaveUp])
  } finally {
    clearTimeout(timer)
  }
}

/** A caller that comes while a check runs gets the answer of that check: a database that hangs is not queried a hundred times. */
function oneAtATime<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let running: Promise<Answer> | undefined
  return () => {
    running ??= ask().finally(() => {
      running = undefined
    })
    return running
  }
}
