import { deliveriesOfItems } from '../../channels/inbox/store/deliveries-of-items.ts'
import type { InboxItemId } from '../../channels/inbox/store/item.ts'
import type { InboxLine } from '../../channels/inbox/store/read-inbox.ts'
import { expectedLetters } from '../../channels/print/store/expected-arrival.ts'
import type { Database } from '../../core/db/database.ts'

/**
 * The days on which letters that also went by post are expected, of those that open for the reader. Computed at each request from
 * what the printer reported: nothing about it is stored with the letter.
 */
export async function arrivalsByPost(
  { hub }: Pick<Database, 'hub'>,
  lines: readonly InboxLine[],
): Promise<ReadonlyMap<InboxItemId, string>> {
  const posted = lines.filter(({ byPost, needs }) => byPost && needs === undefined).map(({ id }) => id)
  if (posted.length === 0) return new Map()
  const deliveries = await deliveriesOfItems(hub, posted)
  const arrivals = await expectedLetters(hub, deliveries)
  return new Map(
    deliveries.flatMap(({ id, message, sequence }) => {
      const found = arrivals.find((each) => each.message === message && each.sequence === sequence)
      return found === undefined ? [] : [[id, found.day] as const]
    }),
  )
}
