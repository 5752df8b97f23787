import type { Queryable } from '../core/db/database.ts'
import type { Complaint } from './complaint.ts'
import { countMailComplaints, countNoticeComplaints } from './email/store/complaints/count-complaints.ts'

/** Complaints about letters by email count for the domain from which they left, at the provider of the recipient. */
export async function countComplaints(db: Queryable, complaints: readonly Complaint[], now: Date): Promise<void> {
  await countMailComplaints(
    db,
    complaints.filter(({ channel }) => channel === 'email'),
    now,
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
