import { fieldGroups } from './field-groups.ts'
import { isFailureText } from './mail-kinds.ts'
import type { Report } from './report.ts'
import type { ReturnedMail } from './returned-mail.ts'

/** The kinds of complaint of a reader (RFC 5965, 7.3). `not-spam` is praise; `auth-failure` and the like are for postmasters. */
const complaints = new Set([
  'abuse',
  'fraud',
  'virus',
  'other',
  'opt-out',
  'opt-out-list',
  'complaint',
  'spam',
  'miscategorized',
])

/**
 * A complaint that a mail provider forwards: ARF (RFC 5965) with its fields in a part or, in older forms, in the text; Microsoft's
 * programme (JMRP), which encloses the mail and writes no fields; and forms for readers, as Yahoo's and AOL's.
 */
export function readComplaint(mail: ReturnedMail): Report | undefined {
  const contents = mail.parts(/^message\/feedback-report$/)
  const kind = [...contents, mail.text]
    .flatMap(fieldGroups)
    .find((group) => group.has('feedback-type'))
    ?.get('feedback-type')
    ?.toLowerCase()
    .replace(/[^a-z-].*$/, '')
  if (kind !== undefined)
    return complaints.has(kind) ? { outcome: 'complaint', kind } : { outcome: 'auto-reply', kind: 'not-a-complaint' }
  if (contents.length > 0) return { outcome: 'complaint', kind: 'other' }
  return isOlderForm(mail) ? { outcome: 'complaint', kind: 'abuse' } : undefined
}

function isOlderForm(mail: ReturnedMail): boolean {
  const isFeedbackAddress =
    /^(staff@hotmail|scomp@aol|fbl|feedback|complaints?@|abuse-?report|feedback-?loop|arf@|postmaster@.*feedback)/.test(
      mail.from,
    ) ||
    (mail.enclosed?.header('x-hmxmroriginalrecipient') !== undefined &&
      mail.enclosed.header('x-hmxmroriginalrecipient') !== '')
  if (isFeedbackAddress && (mail.enclosed !== undefined || /complain|abuse|spam/i.test(mail.subject))) return true
  // A server that refuses a mail may say that others reported it as spam.
  if (isFailureText(`${mail.subject} ${mail.text.slice(0, 2_000)}`)) return false
  return /this is an? (e-?mail )?(abuse|spam) (report|complaint)|complaint about (a )?message from|(was|has been) (marked|reported) as (spam|junk) by/i.test(
    `${mail.subject}\n${mail.text.slice(0, 2_000)}`,
  )
}
