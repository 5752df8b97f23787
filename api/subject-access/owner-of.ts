import { Refusal } from '../../core/fault.ts'
import { parseId } from '../../core/words/id.ts'
import type { NamedPerson } from '../../dispatcher/subject-access/confirm-person.ts'
import type { RequestOwner } from '../../dispatcher/subject-access/store-requests.ts'
import { type Caller, entityOf, isSettingUp } from '../authentication/caller.ts'

/**
 * Whose requests the caller handles: those of an entity, or those over all entities for an operator who works for none.
 * @throws Refusal UP-1102 for an operator who sets an entity up, who reads nothing of it (decision 0023), and for test keys
 */
export function ownerOf(caller: Caller): RequestOwner {
  if (isSettingUp(caller))
    throw new Refusal('UP-1102', 'An operator asks over all entities: leave the header Uitpost-Entity out.')
  if (caller.kind === 'key' && caller.test)
    throw new Refusal('UP-1102', 'A test key handles no requests of people: use a live key.')
  const worksForHub = caller.permissions.has('hub:operate') && !('entity' in caller && caller.entity !== undefined)
  if (worksForHub) return null
  if (!caller.permissions.has('subject-access:manage'))
    throw new Refusal('UP-1102', 'This needs the permission subject-access:manage.')
  return entityOf(caller).id
}

/** The person that a body names; its schema lets exactly one way pass. */
export function namedIn(body: {
  readonly insz?: string
  readonly enterpriseNumber?: string
  readonly letter?: { readonly record: string; readonly birthDate?: string; readonly postalCode?: string }
}): NamedPerson {
  const { insz, enterpriseNumber, letter } = body
  if (insz !== undefined) return { insz }
  if (enterpriseNumber !== undefined) return { enterpriseNumber }
  const record = letter === undefined ? undefined : parseId('record', letter.record)
  if (record === undefined) throw new Refusal('UP-1404', 'There is no such letter.')
  return { record, birthDate: letter?.birthDate, postalCode: letter?.postalCode }
}
