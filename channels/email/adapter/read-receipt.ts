import { simpleParser } from 'mailparser'
import type { RawReceipt, Receipt } from '../../port.ts'
import type { DeliveryTokens } from './delivery-token.ts'
import { readComplaint } from './read-complaint.ts'
import { readDeliveryReport } from './read-delivery-report.ts'
import { readPlainBounce } from './read-plain-bounce.ts'
import type { Report } from './report.ts'
import { type ReturnedMail, returnedMail } from './returned-mail.ts'

/** A standard report decides; only without one are the other formats read. */
const readers: readonly ((mail: ReturnedMail) => Report | undefined)[] = [
  readDeliveryReport,
  readComplaint,
  readPlainBounce,
]

/**
 * Bounces and complaints in a mail that came back. `raw.source` is the address to which it was sent. Mail without a genuine token
 * has no effect, whatever it claims.
 */
export async function readReceipt(raw: RawReceipt, tokens: DeliveryTokens, now: Date): Promise<readonly Receipt[]> {
  const parsed = await simpleParser(Buffer.from(raw.bytes), {
    keepDeliveryStatus: true,
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
  }).catch(() => undefined)
  if (parsed === undefined) return []
  const mail = returnedMail(parsed)
  const delivery = tokens.find(raw.source) ?? tokens.find(mail.everything)
  if (delivery === undefined) return []
  const report = readers.map((read) => read(mail)).find((each) => each !== undefined) ?? 'nothing'
  if (report === 'nothing') return []
  const { type, ...detail } = report
  return [{ ...delivery, type, at: now, detail }]
}
