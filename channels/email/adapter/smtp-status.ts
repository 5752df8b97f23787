import type { RejectionReason } from '../../port.ts'

/** An enhanced status code (RFC 3463), as `5.1.1`. */
export type SmtpStatus = `${number}.${number}.${number}`

/** The first enhanced status code in a server's text. */
export function statusIn(text: string): SmtpStatus | undefined {
  return /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(text)?.[1] as SmtpStatus | undefined
}

/** Exact codes first, then the code for all others of their subject. 5.1.7 and 5.1.8 concern the sender's address. */
const reasons: Readonly<Record<string, RejectionReason>> = {
  '1.7': 'policy',
  '1.8': 'policy',
  '1': 'unknown-recipient',
  '2.2': 'mailbox-full',
  '2.3': 'too-large',
  '2': 'address-refused',
  '3.4': 'too-large',
  '3': 'address-refused',
  '4': 'address-refused',
  '6': 'content-refused',
  '7': 'policy',
}

/** Why a server refuses permanently, from the enhanced code. Undefined where the code says nothing of use. */
export function reasonOfStatus(status: SmtpStatus): RejectionReason | undefined {
  const [, subject = '', detail = ''] = status.split('.')
  return reasons[`${subject}.${detail}`] ?? reasons[subject]
}
