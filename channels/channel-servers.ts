import type { Queryable } from '../core/db/database.ts'
import { isInternationalAddress } from '../core/words/email-address.ts'
import type { ChannelName } from '../core/words/message.ts'
import { readMailServers, relaysOfferUtf8 } from './email/store/relays.ts'

/** One of several servers over which the letters of a channel leave, as the running dispatchers see it. */
export interface ChannelServer {
  /** `host:port` */
  readonly name: string
  /** `DOWN`: set aside by every dispatcher; `PARTLY`: by some of them. */
  readonly state: 'UP' | 'PARTLY' | 'DOWN'
  /** Servers with the lowest number are used while one of them works. */
  readonly priority: number
  readonly weight: number
  /** When it is tried again. */
  readonly asideUntil: Date | null
  /** Letters that it took, and hand-overs that failed because of it, in all. */
  readonly taken: number
  readonly failed: number
  readonly lastSuccessAt: Date | null
  readonly lastFailureAt: Date | null
  /** A class or code, never an address. */
  readonly lastFailure: string | null
}

/** Recipients with one provider, whose letters wait for their turn. */
export interface SlowedGroup {
  readonly name: string
  readonly waiting: number
  /** The provider asked for fewer letters: none leave before this moment. */
  readonly slowedUntil: Date | null
}

export interface ChannelServers {
  readonly servers: readonly ChannelServer[]
  readonly slowed: readonly SlowedGroup[]
}

/** The channels that report their servers. */
const readers: ReadonlyMap<ChannelName, (hub: Queryable, now: Date) => Promise<ChannelServers>> = new Map([
  ['email', readMailServers],
])

/** The servers of every channel that has several (hub's role). */
export async function readChannelServers(hub: Queryable, now: Date): Promise<ReadonlyMap<ChannelName, ChannelServers>> {
  const found = await Promise.all([...readers].map(async ([name, read]) => [name, await read(hub, now)] as const))
  return new Map(found)
}

/** Why an address cannot be reached from here although it is right, with the repair; undefined where it can (hub's role). */
export async function explainUnreachableAddress(hub: Queryable, email: string, now: Date): Promise<string | undefined> {
  if (!isInternationalAddress(email) || (await relaysOfferUtf8(hub, now))) return undefined
  const [character] = /[^\p{ASCII}]/u.exec(email) ?? []
  return `Before the @, this email address holds “${character}”. The mail servers of this hub cannot deliver to such addresses; use one without letters outside ASCII, or leave it out.`
}
