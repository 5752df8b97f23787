import { explainUnreachableAddress } from '../../../channels/channel-servers.ts'
import type { Queryable } from '../../../core/db/database.ts'
import { explainEmailAddress, readEmailAddress } from '../../../core/words/email-address.ts'
import { explainEnterpriseNumber } from '../../../core/words/numbers/enterprise-number.ts'
import { explainInsz } from '../../../core/words/numbers/insz.ts'
import { explainNoAddress } from '../../../core/words/recipient.ts'
import { fault, type IntakeContext, type Step } from '../intake-context.ts'

/**
 * Checks the number and the email address by the rules of `core/words`, and whether a recipient without number can be reached.
 */
export const checkRecipient: Step = {
  name: 'check-recipient',
  run: async (draft, { database }) => {
    const { recipient } = draft.request
    if (recipient.name.trim() === '') fault(draft, '/recipient/name', 'UP-2204', 'A name has at least 1 character.')
    checkNumber(draft)
    if (recipient.email !== undefined) await checkEmail(draft, database.hub, recipient.email)
    const noAddress = explainNoAddress(recipient)
    if (noAddress !== undefined) fault(draft, '/recipient', 'UP-2304', noAddress)
  },
}

async function checkEmail(context: IntakeContext, hub: Queryable, email: string): Promise<void> {
  const address = readEmailAddress(email)
  if (address === undefined) {
    fault(context, '/recipient/email', 'UP-2105', explainEmailAddress(email) ?? 'This is no email address.')
    return
  }
  const unreachable = await explainUnreachableAddress(hub, address, context.now)
  if (unreachable !== undefined) fault(context, '/recipient/email', 'UP-4060', unreachable)
}

function checkNumber(context: IntakeContext): void {
  const { recipient } = context.request
  switch (recipient.type) {
    case 'citizen': {
      const wrong = explainInsz(recipient.insz)
      if (wrong !== undefined) fault(context, '/recipient/insz', 'UP-2101', wrong)
      return
    }
    case 'enterprise': {
      const wrong = explainEnterpriseNumber(recipient.enterpriseNumber)
      if (wrong !== undefined) fault(context, '/recipient/enterpriseNumber', 'UP-2102', wrong)
      return
    }
    case 'addressee':
      return
    default:
      recipient satisfies never
  }
}
