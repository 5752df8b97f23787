import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import type { ChannelName } from '../../core/words/message.ts'
import { type CertificateState, certificateStateOf } from './certificate-state.ts'

/** A certificate with which a channel identifies the hub, as a dispatcher last saw it. */
export interface CertificateSeen {
  readonly channel: ChannelName
  readonly name: string
  /** Null when it could not be read. */
  readonly endsAt: Date | null
  /** A word for what makes it of no use; null without fault. */
  readonly fault: string | null
  readonly checkedAt: Date
  readonly state: CertificateState
}

/** The certificates of all channels (hub's role). */
export async function listCertificates(hub: Queryable, now: Date): Promise<CertificateSeen[]> {
  const rows = await hub.query<Omit<CertificateSeen, 'state'>>(sql`
    select channel, name, ends_at as "endsAt", fault, checked_at as "checkedAt" from channel_certificate
    order by channel, name`)
  return rows.map((row) => ({ ...row, state: certificateStateOf(row, now) }))
}
