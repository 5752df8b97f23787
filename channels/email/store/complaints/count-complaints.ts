import type { Queryable } from '../../../../core/db/database.ts'
import type { Complaint } from '../../../complaint.ts'
import { providerOf } from '../mail-providers.ts'
import { addComplaints } from './mail-counts.ts'

/** Counts complaints about mails of letters by sender domain and mail provider. */
export async function countMailComplaints(db: Queryable, complaints: readonly Complaint[], now: Date): Promise<void> {
  // The reference of a mail is its Message-ID, which ends with the domain from which it left.
  const counted = complaints.flatMap(({ reference, recipient: { email } }) =>
    email === undefined
      ? []
      : [{ senderDomain: reference === null ? undefined : domainIn(reference), provider: providerOf(domainIn(email)) }],
  )
  await addComplaints(db, counted, now)
}

/** Counts complaints about notices of the hub itself, which leave from the domain of SMTP_FROM; `emails` are their recipients. */
export async function countNoticeComplaints(db: Queryable, emails: readonly string[], now: Date): Promise<void> {
  await addComplaints(
    db,
    emails.map((email) => ({ senderDomain: undefined, provider: providerOf(domainIn(email)) })),
    now,
  )
}

function domainIn(address: string): string {
  return address
    .slice(address.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase()
}
