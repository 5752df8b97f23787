import type { Queryable } from '../core/db/database.ts'
import type { EntityId } from '../core/words/id.ts'
import type { ChannelName } from '../core/words/message.ts'
import type { Collector, PaperForm } from './collector.ts'
import { printCollector } from './print/store/print-collector.ts'

/** The collector of each channel whose dispatch is `collected`. */
export const collectors: ReadonlyMap<ChannelName, Collector> = new Map([['print', printCollector]])

/** @throws Error for a channel that does not collect: a bug of the caller, which must call `isCollected` first. */
export function collectorOf(channel: ChannelName): Collector {
  const collector = collectors.get(channel)
  if (collector === undefined) throw new Error('This channel collects no letters')
  return collector
}

/**
 * The form of the letters on paper of each entity that has a contract. An entity has one window for all channels that collect: a
 * letter is drawn once.
 */
export async function paperFormsOf(
  db: Queryable,
  entities: readonly EntityId[],
): Promise<ReadonlyMap<EntityId, PaperForm>> {
  const forms = await Promise.all([...collectors.values()].map((collector) => collector.formsOf(db, entities)))
  return new Map(forms.flatMap((each) => [...each]))
}
