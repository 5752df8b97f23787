import type { DeliveryRef } from '../../channels/collector.ts'
import { deliveriesOfItems } from '../../channels/inbox/store/deliveries-of-items.ts'
import type { InboxItemId } from '../../channels/inbox/store/item.ts'
import type { InboxLine } from '../../channels/inbox/store/read-inbox.ts'
import { expectedLetters } from '../../channels/print/store/runs/expected-arrival.ts'
import type { Database } from '../../core/db/database.ts'
import { cameBack } from '../../dispatcher/incoming-mail/came-back.ts'

/** What became of the same letter on paper. */
export interface ByPost {
  /** The last day on which it is expected (YYYY-MM-DD). */
  readonly expectedOn?: string
  readonly cameBack?: true
}

/**
 * What is known of letters that also went by post, of those that open for the reader. Computed at each request from what the printer
 * and the staff reported: nothing about it is stored with the letter.
 */
export async function arrivalsByPost(
  { hub }: Pick<Database, 'hub'>,
  lines: readonly InboxLine[],
): Promise<ReadonlyMap<InboxItemId, ByPost>> {
  const posted = lines.filter(({ byPost, needs }) => byPost && needs === undefined).map(({ id }) => id)
  if (posted.length === 0) return new Map()
  const deliveries = await deliveriesOfItems(hub, posted)
  const returned = new Set((await cameBack(hub, deliveries)).map(keyOf))
  const expected = new Map((await expectedLetters(hub, deliveries)).map((each) => [keyOf(each), each.day]))
  return new Map(
    deliveries.map((delivery) => {
      const day = expected.get(keyOf(delivery))
      return [
        delivery.id,
        returned.has(keyOf(delivery)) ? { cameBack: true } : { ...(day !== undefined && { expectedOn: day }) },
      ]
    }),
  )
}

const keyOf = ({ message, sequence }: DeliveryRef): string => `${message} ${sequence}`
