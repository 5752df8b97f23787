import type { Queryable } from '../core/db/database.ts'
import type { MessageId } from '../core/words/id.ts'
import { consentHeldByEbox, heldByEbox } from './ebox/store/held.ts'
import { heldByPeppol, participationHeld } from './peppol/store/held.ts'

export { heldInInbox } from './inbox/store/held.ts'
export { heldInPrint } from './print/store/held.ts'

/** What channels over a network hold about these letters. As the hub. */
export async function heldInNetworks(
  hub: Queryable,
  messages: readonly MessageId[],
): Promise<{ readonly message: MessageId }[]> {
  return [...(await heldByEbox(hub, messages)), ...(await heldByPeppol(hub, messages))]
}

/** What their partners answered about a person. As the hub. */
export async function answersOfPartners(hub: Queryable, person: Uint8Array): Promise<object[]> {
  return [...(await consentHeldByEbox(hub, person)), ...(await participationHeld(hub, person))]
}
