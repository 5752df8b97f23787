import type { Collector } from '../../channels/collector.ts'
import { collectors } from '../../channels/collectors.ts'
import type { ChannelName } from '../../core/words/message.ts'
import { closedChannels } from '../channel-state/channel-health.ts'
import { readDeliveries } from '../deliver/claim-deliver.ts'
import { parcelsOf } from '../deliver/parcels-of.ts'
import type { DispatcherDeps } from '../dispatcher-deps.ts'
import { recipientOn } from '../message/message-body.ts'
import { openBody } from '../message/stored-body.ts'

/** A part of a thousand letters is uploaded within this time; after it another dispatcher may try. */
const leaseMs = 10 * 60_000

/**
 * Hands over parts that an operator ordered once more: the archived bytes, under a new part number. The deliveries of the letters
 * keep their state, since they were handed over before; the channel records that the partner has the part.
 */
export async function handOverReruns(deps: DispatcherDeps): Promise<void> {
  const closed = await closedChannels(deps.database.hub, deps.clock.now())
  for (const [channel, collector] of collectors) {
    if (!closed.has(channel)) while (await handOverOne(deps, channel, collector));
  }
}

/** @returns whether there may be another one */
async function handOverOne(deps: DispatcherDeps, channel: ChannelName, collector: Collector): Promise<boolean> {
  const { database, clock, log } = deps
  const part = await database.asHub((tx) => collector.claimRerun(tx, clock.now(), leaseMs))
  if (part === undefined) return false
  if (part.letters.length === 0) return true
  const rows = await readDeliveries(database.hub, part.letters, clock.now())
  const leaving = new Set(rows.map((row) => `${row.id} ${row.seq}`))
  const ended = part.letters.filter(({ message, sequence }) => !leaving.has(`${message} ${sequence}`))
  if (ended.length > 0) await database.asHub((tx) => collector.leaveOutOfRerun(tx, part, ended))
  if (rows.length === 0) return true
  const group = rows.map((row) => ({
    row,
    recipient: recipientOn(channel, openBody(row, deps.keyring)),
  }))
  const outcomes = await deps.channels
    .get(channel)
    ?.deliver(parcelsOf(deps, group), AbortSignal.timeout(leaseMs - 60_000))
  const outcome = outcomes?.[0]?.kind ?? 'unavailable'
  log.info({ run: part.run, part: part.n, letters: rows.length, outcome }, 'part handed over once more')
  return true
}
