import type { Keyring } from '../core/crypto/keyring.ts'
import type { Signer } from '../core/crypto/signer.ts'
import type { Queryable, Tx } from '../core/db/database.ts'
import type { MessageId } from '../core/words/id.ts'
import type { ChannelName } from '../core/words/message.ts'
import type { DeliveryRef } from './collector.ts'
import {
  drainDecisions,
  endTerms as endTermsInInbox,
  findHidden as findHiddenInInbox,
} from './inbox/store/decide-receipt.ts'
import type { InboxItemId } from './inbox/store/item.ts'
import { findRead as findReadInInbox } from './inbox/store/reading/find-read.ts'
import { drainReads as drainInbox, hasUnseenReads as hasUnseenInInbox } from './inbox/store/reading/mark-read.ts'
import {
  findUnarchivedReceipts as findUnarchived,
  markReceiptsArchived as markArchived,
  signedReceipt,
} from './inbox/store/receipt.ts'
import { showPostedLetters as showInInbox } from './inbox/store/show-posted-letters.ts'
import type { Parcel, Receipt } from './port.ts'
import type { ReadingStore, SignedReceipt, TermEnd } from './reading-store.ts'

const inbox: ReadingStore = {
  drainReads: async (tx, limit) => [...(await drainInbox(tx, limit)), ...(await drainDecisions(tx, limit))],
  hasUnseenReads: hasUnseenInInbox,
  findRead: findReadInInbox,
  endTerms: endTermsInInbox,
  findHidden: findHiddenInInbox,
  findUnarchivedReceipts: async (hub, limit, { keyring, signer }) =>
    (await findUnarchived(hub, limit, keyring)).map((facts) => ({
      item: facts.id,
      entity: facts.entity,
      message: facts.message,
      record: facts.record,
      bytes: signedReceipt(facts, signer),
    })),
  markReceiptsArchived: (hub, receipts) =>
    markArchived(
      hub,
      receipts.map(({ item }) => item as InboxItemId),
    ),
  showPostedLetters: showInInbox,
}

/** The store of each channel whose recipients open letters in the hub's own database. */
const stores: ReadonlyMap<ChannelName, ReadingStore> = new Map([['inbox', inbox]])

/** Up to `limit` readings and decisions of every store. */
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

/** What the end of the term of acknowledgement found, for deliveries that require acknowledgement. */
export async function endTerms(
  tx: Tx,
  deliveries: readonly DeliveryRef[],
  now: Date,
): Promise<ReadonlyMap<MessageId, TermEnd>> {
  const ended = new Map<MessageId, TermEnd>()
  for (const store of stores.values())
    for (const [message, how] of await store.endTerms(tx, deliveries, now)) ended.set(message, how)
  return ended
}

export async function findHidden(hub: Queryable, deliveries: readonly DeliveryRef[]): Promise<ReadonlySet<MessageId>> {
  const found = await Promise.all([...stores.values()].map((store) => store.findHidden(hub, deliveries)))
  return new Set(found.flatMap((each) => [...each]))
}

/**
 * Gives the signed receipts that are not in the archive yet to `archive`, store by store, and notes them when it resolves: a process
 * that dies in between gives them again, with the same bytes. @returns how many.
 */
export async function archiveReceipts(
  hub: Queryable,
  limit: number,
  keys: { readonly keyring: Keyring; readonly signer: Signer },
  archive: (receipts: readonly SignedReceipt[]) => Promise<void>,
): Promise<number> {
  let count = 0
  for (const store of stores.values()) {
    const receipts = await store.findUnarchivedReceipts(hub, limit, keys)
    if (receipts.length === 0) continue
    await archive(receipts)
    await store.markReceiptsArchived(hub, receipts)
    count += receipts.length
  }
  return count
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
