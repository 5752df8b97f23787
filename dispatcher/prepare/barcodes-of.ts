import { collectors } from '../../channels/collectors.ts'
import type { MessageId } from '../../core/words/id.ts'
import { isRegistered } from '../../core/words/message.ts'
import type { DispatcherDeps } from '../dispatcher-deps.ts'
import type { DecidedLetter } from './decide-letter.ts'

/**
 * The barcodes of the registered letters of a chunk that are drawn for paper. A copy and a test get none, since no item is announced
 * for them.
 */
export async function barcodesOf(
  { database, clock }: DispatcherDeps,
  letters: readonly DecidedLetter[],
): Promise<ReadonlyMap<MessageId, string>> {
  const all: [MessageId, string][] = []
  for (const [channel, collector] of collectors) {
    const mine = letters.filter(
      ({ chosen, row, addressee }) =>
        chosen === channel && isRegistered(row.postage) && !row.test && addressee === undefined,
    )
    if (mine.length === 0) continue
    const wanted = mine.map(({ row, recipient, addressedTo }) => ({
      message: row.id,
      entity: row.entity,
      abroad: ((addressedTo ?? recipient).address?.country ?? 'BE') !== 'BE',
    }))
    all.push(...(await database.asHub((tx) => collector.barcodesToDraw(tx, wanted, clock.now()))))
  }
  return new Map(all)
}
