import { autoReplyKind, isRefusalText } from './mail-kinds.ts'
import { readComplaint } from './read-complaint.ts'
import { readDeliveryReport } from './read-delivery-report.ts'
import { readPlainBounce } from './read-plain-bounce.ts'
import type { Report } from './report.ts'
import type { ReturnedMail } from './returned-mail.ts'

/** A standard report decides; only without one are the other forms read, an absent person's answer before the words of a failure. */
const readers: readonly ((mail: ReturnedMail) => Report | undefined)[] = [
  readComplaint,
  readDeliveryReport,
  readReadReceipt,
  readAutoReply,
  readPlainBounce,
]

/** What a mail that came back says. Never throws, and is never certain of more than the mail says. */
export function readReport(mail: ReturnedMail): Report {
  for (const read of readers) {
    const report = read(mail)
    if (report !== undefined) return report
  }
  return { outcome: 'unknown' }
}

/**
 * A notice that the mail was displayed or deleted (MDN, RFC 8098): mail opens do not count as read. A filter that refuses a mail
 * writes such a notice too (RFC 5429, 2.1.2), with the reason in its text.
 */
function readReadReceipt(mail: ReturnedMail): Report | undefined {
  if (mail.parts(/^message\/(global-)?disposition-notification$/).length === 0) return undefined
  const isRefusal = isRefusalText(`${mail.subject}\n${mail.text}`)
  return isRefusal ? readPlainBounce(mail) : { outcome: 'auto-reply', kind: 'read-receipt' }
}

function readAutoReply(mail: ReturnedMail): Report | undefined {
  if (mail.header('x-failed-recipients') !== '') return undefined
  const kind = autoReplyKind(mail)
  return kind === undefined ? undefined : { outcome: 'auto-reply', kind }
}
