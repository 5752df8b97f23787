import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import { dayMs } from '../../core/durations.ts'

/** An address is kept for a year, to prove where an alert was sent when the term of a letter is disputed. */
const addressRetentionMs = 365 * dayMs
/** A mail with a code proves nothing after this time. */
const codeRetentionMs = 30 * dayMs
const atOnce = 10_000

/** Removes the addresses of alerts that were settled long ago, and the mails with codes; the rest of the alert is kept. */
export async function removeAlertAddresses(hub: Queryable, now: Date): Promise<void> {
  const before = (age: number): Date => new Date(now.getTime() - age)
  await hub.query(sql`delete from alert where kind = 'confirm-address' and settled_at < ${before(codeRetentionMs)}`)
  await hub.query(sql`delete from address_confirmation where expires_at < ${before(dayMs)}`)
  for (;;) {
    const removed = await hub.query(sql`
      update alert set address = null, address_index = null where id in (
        select id from alert where address is not null and settled_at < ${before(addressRetentionMs)}
        order by settled_at limit ${atOnce}) returning 1 as one`)
    if (removed.length < atOnce) return
  }
}
