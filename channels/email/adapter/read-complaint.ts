import type { Report } from './report.ts'
import { fieldGroups, type ReturnedMail } from './returned-mail.ts'

/** The kinds of complaint of a reader (RFC 5965, 7.3). `not-spam` is praise; `auth-failure` and the like are for postmasters. */
const complaints = new Set(['abuse', 'fraud', 'virus', 'other', 'opt-out', 'opt-out-list'])

/** A complaint that a mail provider forwards: ARF, the Abuse Reporting Format (RFC 5965). */
export function readComplaint(mail: ReturnedMail): Report | undefined {
  const content = mail.part('message/feedback-report')
  if (content === undefined) return undefined
  const kind = fieldGroups(content)
    .find((group) => group.has('feedback-type'))
    ?.get('feedback-type')
    ?.toLowerCase()
  return kind !== undefined && complaints.has(kind) ? { type: 'complained', kind } : 'nothing'
}
