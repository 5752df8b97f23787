import { sql } from 'drizzle-orm'
import type { Clock } from '../../core/clock.ts'
import type { Queryable } from '../../core/db/database.ts'
import { queueUnknown } from './copy-queue.ts'
import { isCopied, type StoreLocations } from './store-locations.ts'

const keysPerStep = 1_000
/** A process that dies during the listing leaves it to another after this time. */
const leaseMs = 900_000

/**
 * Queues everything that the first location holds, once for each second location that is configured: a location that is new, or that
 * was replaced, is filled without an outage. A listing that was interrupted begins again. @returns how many keys were queued now
 */
export async function queueExisting(hub: Queryable, clock: Clock, { first, second }: StoreLocations): Promise<number> {
  if (second === undefined) return 0
  const { address } = second
  await hub.query(sql`
    insert into blob_location (address, first_seen) values (${address}, ${clock.now()}) on conflict do nothing`)
  if (!(await extendLease(hub, clock, address, true))) return 0
  let queued = 0
  let keys: string[] = []
  const queue = async (): Promise<void> => {
    await queueUnknown(hub, keys, clock.now())
    queued += keys.length
    keys = []
    await extendLease(hub, clock, address, false)
  }
  for await (const { key } of first.list('')) {
    if (isCopied(second, key)) keys.push(key)
    if (keys.length >= keysPerStep) await queue()
  }
  await queue()
  await hub.query(sql`
    update blob_location set listed_at = ${clock.now()}, listing_until = null, queued = ${queued} where address = ${address}`)
  return queued
}

/** @param takes no other process may be listing */
async function extendLease(hub: Queryable, clock: Clock, address: Buffer, takes: boolean): Promise<boolean> {
  const now = clock.now()
  const rows = await hub.query(sql`
    update blob_location set listing_until = ${new Date(now.getTime() + leaseMs)}
    where address = ${address} and listed_at is null and (not ${takes}::boolean or listing_until is null or listing_until < ${now})
    returning 1 as one`)
  return rows.length > 0
}
