import type { PlannedLetter } from '../../channels/collector.ts'
import { collectorOf } from '../../channels/collectors.ts'
import type { Tx } from '../../core/db/database.ts'
import type { MessageId } from '../../core/words/id.ts'
import type { DispatcherDeps } from '../dispatcher-deps.ts'
import { documentsFor } from '../letters/delivery-content.ts'
import { simulatorAnswers } from '../routing/ask-reach.ts'
import { envelopeKey } from './envelope-key.ts'
import type { StoredLetter } from './store-letters.ts'

/** Letters for a channel that collects get their place in a run, with a deadline and a price. */
export async function planCollected(
  deps: DispatcherDeps,
  tx: Tx,
  stored: readonly StoredLetter[],
  now: Date,
): Promise<Map<MessageId, PlannedLetter>> {
  const paper = stored.filter(
    ({ letter }) =>
      letter.chosen !== undefined &&
      deps.channels.get(letter.chosen)?.traits.dispatch === 'collected' &&
      !simulatorAnswers(letter.row.test, letter.recipient, letter.chosen),
  )
  const planned: PlannedLetter[] = []
  for (const channel of new Set(paper.flatMap(({ letter }) => letter.chosen ?? []))) {
    const letters = paper.filter(({ letter }) => letter.chosen === channel)
    const collect = letters.map(({ letter, content }) => ({
      entity: letter.row.entity,
      message: letter.row.id,
      sequence: letter.row.deliveries.length + 1,
      postage: letter.row.postage,
      address: (letter.addressedTo ?? letter.recipient).address,
      recipientKey: envelopeKey(
        letter.addressedTo ?? letter.recipient,
        { ...letter, sensitive: letter.row.classFacts.sensitive === true },
        deps.keyring,
      ),
      documents: documentsFor(channel, content.documents),
    }))
    planned.push(...(await collectorOf(channel).plan(tx, collect, now)))
  }
  return new Map(planned.map((each) => [each.message, each]))
}
