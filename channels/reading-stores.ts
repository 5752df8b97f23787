import type { Keyring } from '../core/crypto/keyring.ts'
import type { Queryable, Tx } from '../core/db/database.ts'
import type { MessageId } from '../core/words/id.ts'
import type { ChannelName } from '../core/words/message.ts'
import type { DeliveryRef } from './collector.ts'
import { findRead as findReadInInbox } from './inbox/store/find-read.ts'
import { drainReads as drainInbox, hasUnseenReads as hasUnseenInInbox } from './inbox/store/mark-read.ts'
import { showPostedLetters as showInInbox } from './inbox/store/show-posted-letters.ts'
import type { Parcel, Receipt } from './port.ts'
import type { ReadingStore } from './reading-store.ts'

const inbox: ReadingStore = {
  drainReads: drainInbox,
  hasUnseenReads: hasUnseenInInbox,
  findRead: findReadInInbox,
  showPostedLetters: showInInbox,
}

/** The store of each channel whose recipients open letters in the hub's own database. */
const stores: ReadonlyMap<ChannelName, ReadingStore> = new Map([['inbox', inbox]])

/** Up to `limit` readings of every store. */
export async function drainReads(tx: Tx, limit: number): Promise<readonly Receipt[]> {
  const reads: Receipt[] = []
  for (const store of stores.values()) reads.push(...(await store.drainReads(tx, limit)))
  return reads
}

export async function hasUnseenReads(hub: Queryable): Promise<boolean> {
  const answers = await Promise.all([...stores.values()].map((store) => store.hasUnseenReads(hub)))
  return answers.includes(true)
}

export async function findRead(hub: Queryable, deliveries: readonly DeliveryRef[]): Promise<ReadonlySet<MessageId>> {
  const found = await Promise.all([...stores.values()].map((store) => store.findRead(hub, deliveries)))
  return new Set(found.flatMap((each) => [...each]))
}

/** Makes letters on paper readable in every store. */
export async function showPostedLetters(
  tx: Tx,
  parcels: readonly Parcel[],
  now: Date,
  keyring: Keyring,
): Promise<void> {
  for (const store of stores.values()) await store.showPostedLetters(tx, parcels, now, keyring)
}
