import type { Queryable } from '../core/db/database.ts'
import type { MessageId } from '../core/words/id.ts'
import type { DeliveryRef } from './collector.ts'
import { endFollowing } from './ebox/store/publications.ts'
import { removeItems } from './inbox/store/remove-items.ts'
import { forgetRecipients } from './print/store/runs/forget-recipients.ts'

/**
 * Removes what the stores of the channels hold of these letters and their recipients, in the caller's transaction (hub's role): the
 * letter in an inbox, the postal code in a print run, the box in which the eBox keeps it. Nothing follows for these letters.
 */
export async function forgetLetters(hub: Queryable, deliveries: readonly DeliveryRef[]): Promise<void> {
  await removeItems(hub, deliveries)
  await endFollowing(hub, deliveries)
  await forgetRecipients(hub, messagesOf(deliveries))
}

/** As `forgetLetters`, for letters whose record stays: they stay in the inbox, where the archive shows them. */
export async function forgetRecipientsOfLetters(hub: Queryable, deliveries: readonly DeliveryRef[]): Promise<void> {
  await endFollowing(hub, deliveries)
  await forgetRecipients(hub, messagesOf(deliveries))
}

function messagesOf(deliveries: readonly DeliveryRef[]): MessageId[] {
  return [...new Set(deliveries.map(({ message }) => message))]
}
