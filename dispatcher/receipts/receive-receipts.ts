import { sql } from 'drizzle-orm'
import type { RawReceipt, ReceiptSink } from '../../channels/port.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import type { ChannelName } from '../../core/words/message.ts'
import type { DispatcherDeps } from '../dispatcher-deps.ts'
import type { Chore } from '../loops/chore.ts'
import { applyIn, applyReceipts } from './apply-receipts.ts'
import { attachToRecord } from './attach-to-record.ts'

/** Fetches the reports of every channel whose partner provides them for collection. */
export function pollReceipts(deps: DispatcherDeps): Chore[] {
  const sinkOf = (channel: ChannelName): ReceiptSink => ({
    lock: async (tx, messages) => {
      const ids = arrayOf('uuid', [...new Set(messages)])
      await tx.query(sql`select from message m where m.id = any(${ids}) order by m.id for no key update`)
    },
    apply: (tx, receipts) => applyIn(tx, deps, receipts, channel),
    attach: async (message, document) => (await attachToRecord(deps, message, document)) !== undefined,
  })
  return [...deps.channels.values()].flatMap(({ name, receipts }): Chore[] =>
    receipts?.kind === 'poll'
      ? [{ name: `${name}-receipts`, everyMs: receipts.everyMs, run: (signal) => receipts.fetch(sinkOf(name), signal) }]
      : [],
  )
}

/** Takes one report that a partner delivered. It is stored when this returns. */
export async function receiveReceipt(deps: DispatcherDeps, channel: ChannelName, raw: RawReceipt): Promise<void> {
  const source = deps.channels.get(channel)?.receipts
  if (source?.kind === 'push') await applyReceipts(deps, await source.parse(raw), channel)
}
