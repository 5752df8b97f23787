import { sql } from 'drizzle-orm'
import type { Channel, ChannelCertificate } from '../../channels/port.ts'
import type { Clock } from '../../core/clock.ts'
import type { Queryable } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import { dayMs } from '../../core/durations.ts'
import type { Log } from '../../core/log.ts'
import type { ChannelName } from '../../core/words/message.ts'
import type { Chore } from '../loops/chore.ts'
import { certificateStateOf, daysLeft } from './certificate-state.ts'

/** A renewed certificate ends its warning within an hour. */
const everyMs = 3_600_000
/** A certificate that no dispatcher has any more disappears after this time. */
const forgottenAfterMs = 2 * dayMs

interface Watching {
  readonly hub: Queryable
  readonly log: Log
  readonly clock: Clock
  readonly channels: ReadonlyMap<ChannelName, Channel>
}

/**
 * Looks at the certificates of all channels when the dispatcher starts and every hour, stores what it sees for health, figures and
 * screens, and writes a line to the log once a day for each that ends within thirty days or is of no use.
 */
export function watchCertificatesChore(parts: Watching): Chore {
  const logged = new Map<string, number>()
  return { name: 'certificates', everyMs, run: () => watchCertificates(parts, logged) }
}

/** One look. @param logged when each certificate was last written to the log, by channel, name and state; it is changed */
export async function watchCertificates(
  { hub, log, clock, channels }: Watching,
  logged: Map<string, number>,
): Promise<void> {
  const now = clock.now()
  const found: (ChannelCertificate & { readonly channel: ChannelName })[] = []
  for (const [name, channel] of channels)
    for (const each of (await channel.certificates?.()) ?? []) found.push({ channel: name, ...each })
  await saveCertificates(hub, found, now)
  for (const { channel, name, endsAt, fault } of found) {
    const state = certificateStateOf({ endsAt: endsAt ?? null, fault: fault ?? null }, now)
    const about = `${channel} ${name} ${state}`
    if (state === 'UP' || now.getTime() - (logged.get(about) ?? Number.NEGATIVE_INFINITY) < dayMs) continue
    logged.set(about, now.getTime())
    const facts = { channel, certificate: name, ...(fault !== undefined && { fault }) }
    const ends = endsAt === undefined ? {} : { endsAt, days: daysLeft(endsAt, now) }
    if (state === 'ENDS') log.warn({ ...facts, ...ends }, 'certificate ends soon')
    else log.error({ ...facts, ...ends }, 'certificate is of no use')
  }
}

async function saveCertificates(
  hub: Queryable,
  found: readonly (ChannelCertificate & { readonly channel: ChannelName })[],
  now: Date,
): Promise<void> {
  const rows = found.map(({ channel, name, endsAt, fault }) => ({ channel, name, ends_at: endsAt, fault }))
  await hub.query(sql`
    with gone as (delete from channel_certificate where checked_at < ${new Date(now.getTime() - forgottenAfterMs)})
    insert into channel_certificate as known (channel, name, ends_at, fault, checked_at)
    select new.*, ${now}::timestamptz
    from ${rowsOf('new', { channel: 'text', name: 'text', ends_at: 'timestamptz', fault: 'text' }, rows)}
    on conflict (channel, name) do update set ends_at = excluded.ends_at, fault = excluded.fault,
      checked_at = excluded.checked_at`)
}
