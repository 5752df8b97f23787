import { contractByEntity } from '../../channels/print/store/contracts.ts'
import { Refusal } from '../../core/fault.ts'
import type { PostalAddress } from '../../core/words/recipient.ts'
import type { CopyPlan, CopyTarget } from '../../dispatcher/batches/stages/office-copies.ts'
import { splitAddress } from '../../dispatcher/batches/values/split-address.ts'
import { type Caller, entityOf } from '../authentication/caller.ts'
import type { ApiDeps } from '../server/api-deps.ts'

interface WantedCopies {
  readonly rows?: readonly number[]
  readonly email?: boolean
  readonly paper?: boolean
}

/**
 * The recipients of the copies of a list: the caller alone by email, and on paper the address of the control copies of the print contract, so that
 * letters to citizens go to no address that a person types. @throws Refusal UP-4073 with every address that is missing
 */
export async function copyPlanOf(
  caller: Caller,
  { rows, email, paper }: WantedCopies,
  deps: ApiDeps,
  now: Date,
): Promise<CopyPlan> {
  const targets: CopyTarget[] = []
  const missing: string[] = []
  if (email === true) {
    const person = caller.kind === 'staff' ? caller.session.identity : undefined
    if (person?.email === undefined)
      missing.push('A key has no email address: mark rows of the list as `seed` instead.')
    else targets.push({ channel: 'email', recipient: { type: 'addressee', name: person.name, email: person.email } })
  }
  if (paper === true) {
    const office = await officeAddress(caller, deps, now)
    if (office === undefined)
      missing.push(
        'The print contract has no address for control copies with street, number and municipality; add it there.',
      )
    else targets.push({ channel: 'print', recipient: { type: 'addressee', ...office } })
  }
  if (missing.length > 0) throw new Refusal('UP-4073', missing.join(' '))
  return { targets, ...(rows !== undefined && { rows }) }
}

async function officeAddress(
  caller: Caller,
  { database }: ApiDeps,
  now: Date,
): Promise<{ name: string; address: PostalAddress } | undefined> {
  const { id, name } = entityOf(caller)
  const lines = (await contractByEntity(database.hub, [id], now)).get(id)?.seedAddress?.lines ?? []
  const { street, houseNumber, box, postalCode, municipality } = splitAddress(lines.slice(-2).join(', ')) ?? {}
  if (street === undefined || houseNumber === undefined || postalCode === undefined || municipality === undefined)
    return undefined
  const [first = name.nl ?? ''] = lines.length > 2 ? lines : []
  const address = { street, houseNumber, postalCode, municipality, country: 'BE' as const }
  return { name: first, address: box === undefined ? address : { ...address, box } }
}
