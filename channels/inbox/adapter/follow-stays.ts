import type { Clock } from '../../../core/clock.ts'
import type { Database, Queryable, Tx } from '../../../core/db/database.ts'
import type { Receipt, ReceiptSink, ReceiptSource } from '../../port.ts'
import type { InboxItemId } from '../store/item.ts'
import { endStays, findEndedStays, findStaysToWarn, type StayingItem, takeWarnings } from '../store/stays.ts'

export interface StayDeps {
  readonly database: Pick<Database, 'hub' | 'asHub'>
  readonly clock: Clock
}

const everyMs = 60_000
const maxInTransaction = 100

interface Step {
  readonly find: (hub: Queryable, now: Date, limit: number) => Promise<readonly StayingItem[]>
  readonly take: (tx: Tx, stays: readonly StayingItem[], now: Date) => Promise<ReadonlySet<InboxItemId>>
  readonly receiptOf: (stay: StayingItem) => Pick<Receipt, 'type' | 'detail'>
}

/** In this order: no letter leaves before the notice about it. */
const steps: readonly Step[] = [
  {
    find: findStaysToWarn,
    take: takeWarnings,
    receiptOf: ({ leavesAt }) => ({ type: 'lapsing', detail: { availableUntil: leavesAt.toISOString() } }),
  },
  { find: findEndedStays, take: endStays, receiptOf: () => ({ type: 'lapsed', detail: {} }) },
]

/**
 * Letters that leave an inbox because the period of their class has passed: first the notice, then the end. The change of the inbox
 * and its event are one transaction, so that no letter leaves without a word in its timeline.
 */
export function followStays({ database, clock }: StayDeps): ReceiptSource {
  const runStep = async ({ find, take, receiptOf }: Step, sink: ReceiptSink, signal: AbortSignal): Promise<void> => {
    for (;;) {
      if (signal.aborted) return
      const now = clock.now()
      const due = await find(database.hub, now, maxInTransaction)
      if (due.length === 0) return
      const taken = await database.asHub(async (tx) => {
        await sink.lock(
          tx,
          due.map(({ message }) => message),
        )
        const mine = await take(tx, due, now)
        const receipts = due
          .filter(({ item }) => mine.has(item))
          .map((stay): Receipt => ({ message: stay.message, sequence: stay.sequence, at: now, ...receiptOf(stay) }))
        await sink.apply(tx, receipts)
        return mine.size
      })
      // Another process took them: what is left is found in the next round.
      if (taken === 0 || due.length < maxInTransaction) return
    }
  }
  return {
    kind: 'poll',
    everyMs,
    fetch: async (sink, signal) => {
      for (const step of steps) await runStep(step, sink, signal)
    },
  }
}
