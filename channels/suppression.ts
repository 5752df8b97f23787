import type { Keyring } from '../core/crypto/keyring.ts'
import type { Queryable } from '../core/db/database.ts'
import type { ChannelName } from '../core/words/message.ts'
import type { Complaint } from './complaint.ts'
import { countNoticeComplaints, suppressComplaints } from './email/store/suppression.ts'

type Suppress = (db: Queryable, complaints: readonly Complaint[], now: Date, keyring: Keyring) => Promise<void>

/** What each channel does whose recipients can report a message as unwanted. */
const suppressions: ReadonlyMap<ChannelName, Suppress> = new Map([['email', suppressComplaints]])

/** No further letters of these entities go to these recipients through the channel about which they complained. */
export async function suppressComplainers(
  db: Queryable,
  complaints: readonly Complaint[],
  now: Date,
  keyring: Keyring,
): Promise<void> {
  for (const [channel, suppress] of suppressions)
    await suppress(
      db,
      complaints.filter((each) => each.channel === channel),
      now,
      keyring,
    )
}

/** Complaints about notices of the hub count at the provider of the recipient, as those about letters do. */
export async function countComplaintsAboutNotices(
  db: Queryable,
  recipients: readonly string[],
  now: Date,
): Promise<void> {
  await countNoticeComplaints(db, recipients, now)
}
