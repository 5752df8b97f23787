import type { Queryable } from '../core/db/database.ts'
import { isInternationalAddress } from '../core/words/email-address.ts'
import type { ChannelName } from '../core/words/message.ts'
import type { ChannelServers } from './channel-server.ts'
import { readMailServers, relaysOfferUtf8 } from './email/store/relays.ts'
import { readRegistrars } from './print/store/registered/registrar-health.ts'

/** The channels that report their servers or, as print does, a partner besides the one that takes the letters. */
const readers: ReadonlyMap<ChannelName, (hub: Queryable, now: Date) => Promise<ChannelServers>> = new Map([
  ['email', readMailServers],
  // Only registered letters need the postal operator; the others leave without it.
  ['print', readRegistrars],
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
