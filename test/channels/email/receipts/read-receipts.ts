import { createDeliveryTokens } from '../../../../channels/email/adapter/delivery-token.ts'
import type { RawReceipt, Receipt } from '../../../../channels/port.ts'
import { makeParcel } from '../../make-parcel.ts'
import { channelTo, clock, signer } from '../mail-parcels.ts'

/** It only reads here: no connection is opened. */
const channel = channelTo('smtp://127.0.0.1:1')

export const parcel = makeParcel({ sequence: 2 })
export const token = createDeliveryTokens(signer).write(parcel)
export const sender = `bounce+${token}@uitpost.test`

export const parse = async (raw: RawReceipt): Promise<readonly Receipt[]> =>
  channel.receipts?.kind === 'push' ? channel.receipts.parse(raw) : []
/** Without the reason, which `report-dialects.test.ts` checks. */
export const read = async (lines: readonly string[], source = sender): Promise<readonly Receipt[]> =>
  (await parse({ source, bytes: Buffer.from(lines.join('\r\n')) })).map(({ detail, ...each }) => ({
    ...each,
    detail: Object.fromEntries(Object.entries(detail).filter(([name]) => name !== 'reason')),
  }))
export const receipt = (type: Receipt['type'], detail: Record<string, string>): Receipt => ({
  message: parcel.message,
  sequence: 2,
  type,
  at: clock.now(),
  detail,
})

/** A report by RFC 3464 as Postfix writes it. */
export function deliveryReport(
  action: string,
  status: string,
  about: readonly string[] = [],
  diagnostic = 'smtp; 550 5.1.1 <jan.geheim@mx.test>: Recipient\r\n    address rejected',
): string[] {
  return [
    'Return-Path: <>',
    'From: MAILER-DAEMON@mx.test (Mail Delivery System)',
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    `<jan.geheim@mx.test>: host mx.test said: ${diagnostic}`,
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.test',
    'X-Postfix-Queue-ID: 4XyzAbc',
    ...about,
    '',
    'Final-Recipient: rfc822; jan.geheim@mx.test',
    `Action: ${action}`,
    `Status: ${status}`,
    `Diagnostic-Code: ${diagnostic}`,
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: <${token}@uitpost.test>`,
    'Subject: Uw vergunning',
    '',
    '--b--',
    '',
  ]
}
