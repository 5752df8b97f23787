import type { RawReceipt, Receipt } from '../../../port.ts'
import type { DeliveryKey, DeliveryTokens } from '../delivery-token.ts'
import { readReport } from './read-report.ts'
import { joined, type Report } from './report.ts'
import { placesOfToken, type ReturnedMail, returnedMail } from './returned-mail.ts'

/**
 * Bounces and complaints in a mail that came back. `raw.source` is the address to which it was sent. Mail without a genuine token
 * has no effect, whatever it claims.
 */
export function readReceipt(raw: RawReceipt, tokens: DeliveryTokens, now: Date): ReadReceipt {
  const delivery = findDelivery(raw, tokens)
  const mail = returnedMail(raw.bytes)
  const report = readReport(mail)
  const said = receiptOf(report)
  return {
    delivery,
    receipts: delivery === undefined || said === undefined ? [] : [{ ...delivery, ...said, at: now }],
    notUnderstood: report.outcome === 'unknown' ? mail : undefined,
  }
}

export interface ReadReceipt {
  readonly delivery: DeliveryKey | undefined
  readonly receipts: readonly Receipt[]
  /** The mail, when no reader understood it. */
  readonly notUnderstood: ReturnedMail | undefined
}

/** The delivery to which a mail belongs, undefined without a genuine token. */
export function findDelivery(raw: RawReceipt, tokens: DeliveryTokens): DeliveryKey | undefined {
  const bySource = tokens.find(raw.source)
  if (bySource !== undefined) return bySource
  for (const text of placesOfToken(raw.bytes)) {
    const found = tokens.find(text)
    if (found !== undefined) return found
  }
  return undefined
}

function receiptOf(report: Report): Pick<Receipt, 'type' | 'detail'> | undefined {
  if (report.outcome === 'complaint') return { type: 'complained', detail: { kind: report.kind } }
  if (report.outcome !== 'about-recipients') return undefined
  const result = joined(report.recipients)
  if (result?.outcome === 'delivered') return { type: 'delivered', detail: {} }
  if (result?.outcome !== 'failed') return undefined
  return { type: 'bounced', detail: { class: result.class, code: result.code, reason: result.reason } }
}
