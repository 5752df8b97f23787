import { classifyBounce } from './bounce-class.ts'
import type { Report } from './report.ts'
import { fieldGroups, type ReturnedMail } from './returned-mail.ts'
import { statusIn } from './smtp-status.ts'

/**
 * A delivery report (RFC 3464). The action decides and not the status: Postfix reports a mail that expired in its queue as
 * failed with a 4.x.x. `relayed` and `expanded` are not proof that anything arrived. Why it failed is read from the answer of
 * the server and the status together.
 */
export function readDeliveryReport(mail: ReturnedMail): Report | undefined {
  const content = mail.part('message/delivery-status') ?? mail.part('message/global-delivery-status')
  if (content === undefined) return undefined
  const about = fieldGroups(content).find((group) => group.has('action'))
  const action = /^[a-z]+/i.exec(about?.get('action') ?? '')?.[0].toLowerCase()
  if (action === 'delivered') return { type: 'delivered' }
  if (action !== 'failed') return 'nothing'
  return {
    type: 'bounced',
    ...classifyBounce(statusIn(about?.get('status') ?? ''), about?.get('diagnostic-code') ?? ''),
  }
}
