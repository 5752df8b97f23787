import { isEnterpriseNumber } from '../../../core/words/enterprise-number.ts'
import { isInsz } from '../../../core/words/insz.ts'
import { type Draft, fault, type Step } from '../draft.ts'

/** Check digits of the number, the form of the email address, and whether somebody without number can be reached at all. */
export const checkRecipient: Step = {
  name: 'check-recipient',
  run: (draft) => {
    const { recipient } = draft.request
    if (recipient.name.trim() === '' || recipient.name.length > 50)
      fault(draft, '/recipient/name', 'UP-2204', 'A name has 1 to 50 characters; it must fit the address window.')
    checkNumber(draft)
    if (recipient.email !== undefined && !isEmail(recipient.email))
      fault(draft, '/recipient/email', 'UP-2105', 'This is not an email address (name@example.org).')
    if (recipient.type === 'addressee' && recipient.address === undefined && recipient.email === undefined)
      fault(draft, '/recipient', 'UP-2304', 'A recipient without number needs an address or an email address.')
  },
}

function checkNumber(draft: Draft): void {
  const { recipient } = draft.request
  switch (recipient.type) {
    case 'citizen':
      if (!isInsz(recipient.insz))
        fault(draft, '/recipient/insz', 'UP-2101', 'The check digits are wrong; a national number has 11 digits.')
      return
    case 'enterprise':
      if (!isEnterpriseNumber(recipient.enterpriseNumber))
        fault(
          draft,
          '/recipient/enterpriseNumber',
          'UP-2102',
          'An enterprise number has 10 digits with right check digits.',
        )
      return
    case 'addressee':
      return
    default:
      recipient satisfies never
  }
}

/** One at sign, a dotted domain, nothing that could end a mail header; the mail server has the last word. */
function isEmail(text: string): boolean {
  return (
    text.length <= 254 &&
    /^[^\s@<>"(),:;\\[\]]{1,64}@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/i.test(text)
  )
}
