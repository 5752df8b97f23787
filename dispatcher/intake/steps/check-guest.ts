import { isPaper } from '../../../channels/traits.ts'
import type { Database } from '../../../core/db/database.ts'
import type { Identity, IdentityMember } from '../../../core/tenants/quotas/guest-marks.ts'
import { membersNotListed, readGuestMarks } from '../../../core/tenants/quotas/guests.ts'
import type { Sender } from '../../message/sender.ts'
import { fault, type IntakeContext, type Step } from '../intake-context.ts'
import { limitsOf } from '../limits-of.ts'

const sentences: Readonly<Record<IdentityMember, string>> = {
  insz: 'This national number is not on the guest list.',
  enterpriseNumber: 'This enterprise number is not on the guest list.',
  email: 'This email address is not on the guest list.',
  address: 'This postal address is not on the guest list.',
}

/**
 * On trial, letters go to guests only. Everything that the request says about where the letter goes has to belong to a guest: its
 * number, its email address, to which alerts go as well, and the postal address if the letter may go on paper.
 */
export const checkGuest: Step = {
  name: 'check-guest',
  run: async (draft, deps) => {
    const { sender } = draft
    const { guestsOnly, onTrial } = await limitsOf(deps, sender)
    if (!guestsOnly) return
    const guests = await (deps.shared?.guests() ?? guestsOf(deps.database, sender))
    const missing = membersNotListed(guests, identityOf(draft), deps.keyring)
    const why = onTrial ? 'The entity is on trial: letters go to guests only.' : 'This key sends to guests only.'
    for (const member of missing)
      fault(draft, `/recipient/${member}`, 'UP-3084', `${sentences[member]} ${why} Add it to the list, and send again.`)
  },
}

/** The marks of the guests of the entity. */
export function guestsOf(database: Database, { entity }: Sender): Promise<ReadonlySet<string>> {
  return database.asEntity(entity, (tx) => readGuestMarks(tx, entity))
}

function identityOf({ request: { recipient }, channels }: IntakeContext): Identity {
  const { email, address } = recipient
  return {
    ...(recipient.type === 'citizen' && { insz: recipient.insz }),
    ...(recipient.type === 'enterprise' && { enterpriseNumber: recipient.enterpriseNumber }),
    ...(email !== undefined && { email }),
    ...(address !== undefined && channels.some(isPaper) && { address }),
  }
}
