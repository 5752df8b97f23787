import type { ChannelName } from '../core/words/message.ts'
import type { Collector } from './collector.ts'
import { printCollector } from './print/store/print-collector.ts'

/** The collector of each channel whose dispatch is `collected`. */
export const collectors: ReadonlyMap<ChannelName, Collector> = new Map([['print', printCollector]])

/** @throws Error for a channel that does not collect: a bug of the caller, which must call `isCollected` first. */
export function collectorOf(channel: ChannelName): Collector {
  const collector = collectors.get(channel)
  if (collector === undefined) throw new Error('This channel collects no letters')
  return collector
}
