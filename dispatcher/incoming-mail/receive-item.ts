import { sql } from 'drizzle-orm'
import type { ArchiveContext } from '../../archive/archive-context.ts'
import type { Clock } from '../../core/clock.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Database } from '../../core/db/database.ts'
import type { Log } from '../../core/log.ts'
import { type EntityId, type MessageId, newId } from '../../core/words/id.ts'
import { readCode, replyReferenceLength } from '../../core/words/numbers/check-code.ts'
import { closeEnded } from '../lifecycle/close-ended.ts'
import { decodeEntries } from '../lifecycle/event-entries.ts'
import { beginChanges, recordEvents } from '../lifecycle/message-changes.ts'
import { writeChanges } from '../lifecycle/write-changes.ts'
import { lockMessages } from '../message/tracked-message.ts'
import { applyReceipts } from '../receipts/apply-receipts.ts'
import { attachToRecord } from '../receipts/attach-to-record.ts'
import { findLetter, lastPaperDelivery } from './find-letter.ts'
import { type IncomingItem, type IncomingKind, itemColumns, scanContext } from './incoming-item.ts'

export interface IncomingDeps {
  readonly database: Database
  readonly keyring: Keyring
  readonly archive: ArchiveContext
  readonly clock: Clock
  readonly log: Log
}

/** A scan that was checked, as the scanning service delivered it. */
export interface IncomingScan {
  /** The content of the DataMatrix of the letter, as it was read. */
  readonly reference: string
  readonly kind: IncomingKind
  readonly reason?: string | undefined
  readonly receivedAt: Date
  readonly bytes: Uint8Array
  /** SHA-256 of the file as it was sent, before a picture became a PDF: a repeated file is recognised by it. */
  readonly sha256: Buffer
  readonly mediaType: string
  readonly pages?: number | undefined
  /** Whose key it is; absent: a service that works for every entity. */
  readonly entity?: EntityId | undefined
  readonly by: string
}

/**
 * Attaches a scan to the letter of its reference, or keeps it in the tray. It is durable when this returns, and the same scan under
 * the same reference is one item, also when an earlier attempt was interrupted between its steps.
 */
export async function receiveScan(deps: IncomingDeps, scan: IncomingScan): Promise<IncomingItem> {
  const { database, keyring } = deps
  const now = deps.clock.now()
  const reference = readCode(scan.reference, replyReferenceLength) ?? scan.reference.trim().slice(0, 100)
  const found = await findLetter(database.hub, scan.reference, scan.entity)
  const message = found === 'misread' ? undefined : found
  const id = newId('incoming', now)
  const columns = itemColumns
  const [item] = await database.hub.query<IncomingItem>(sql`
    with added as (
      insert into incoming_item (id, entity, reference, kind, reason, received_at, sha256, size, media_type, pages, sealed, status,
        by, created_at)
      values (${id}, ${message?.entity ?? scan.entity ?? null}, ${reference}, ${scan.kind}, ${scan.reason ?? null}, ${scan.receivedAt},
        ${scan.sha256}, ${scan.bytes.length}, ${scan.mediaType}, ${scan.pages ?? null}, ${keyring.seal(scan.bytes, scanContext(id))},
        'unmatched', ${scan.by}, ${now})
      on conflict (reference, kind, sha256) do nothing returning *
    )
    select ${columns} from added
    union all
    select ${columns} from incoming_item where reference = ${reference} and kind = ${scan.kind} and sha256 = ${scan.sha256}`)
  if (item === undefined) throw new Error('A scan that was stored is found')
  if (item.status !== 'unmatched' || message === undefined) return item
  return (await attachItem(deps, item, message.id, scan.bytes, scan.by)) ?? item
}

/**
 * Adds the bytes to the record of a letter, records the event, and takes the item out of the tray, in this order: an interruption
 * leaves it in the tray, and repeating it changes nothing that was done. @returns undefined when the letter has no record.
 */
export async function attachItem(
  deps: IncomingDeps,
  item: IncomingItem,
  message: MessageId,
  bytes: Uint8Array,
  by: string,
): Promise<IncomingItem | undefined> {
  const { database, clock } = deps
  const kind = item.kind === 'reply' ? ('reply' as const) : ('returned' as const)
  const { mediaType, pages } = item
  const name = `${kind}-${item.receivedAt.toISOString().slice(0, 10)}.pdf`
  const file = { kind, name, mediaType, ...(pages !== null && { pages }), bytes }
  const n = await attachToRecord(deps, message, file)
  if (n === undefined) return undefined
  if (item.kind === 'returned') await reportReturned(deps, item, message)
  else await recordReply(deps, message, n)
  const [settled] = await database.hub.query<IncomingItem>(sql`
    with whose as (select entity from message where id = ${message}), scanned as (
      update returned_case set scan = ${n} where message = ${message} and ${item.kind} = 'returned' and scan is null
    )
    update incoming_item set status = 'attached', sealed = null, message = ${message}, document = ${n}, settled_by = ${by},
      settled_at = ${clock.now()}, entity = (select entity from whose)
    where id = ${item.id} returning ${itemColumns}`)
  return settled
}

/** A letter on paper that came back: reported like a line of a return file, about its last delivery. */
async function reportReturned(deps: IncomingDeps, item: IncomingItem, message: MessageId): Promise<void> {
  const sequence = await lastPaperDelivery(deps.database.hub, { id: message })
  // A letter that was never posted cannot come back: its scan is in the record, and no case is opened.
  if (sequence === undefined) return
  const detail = { reason: item.reason ?? 'unknown' }
  await applyReceipts(deps, [{ message, sequence, type: 'returned', at: item.receivedAt, detail }])
}

/** One event per scanned document, however often the step is repeated. */
async function recordReply({ database, clock }: IncomingDeps, message: MessageId, document: number): Promise<void> {
  const now = clock.now()
  await database.asHub(async (tx) => {
    const found = (await lockMessages(tx, [message])).get(message)
    if (found === undefined) return
    const rows = await tx.query<{ entries: Buffer }>(sql`select entries from event where message_id = ${message}`)
    const isKnown = rows
      .flatMap(({ entries }) => decodeEntries(entries))
      .some(({ type, detail }) => type === 'reply-received' && detail?.['document'] === document)
    if (isKnown) return
    const changes = beginChanges()
    recordEvents(changes, found, now, [{ type: 'reply-received', detail: { document } }])
    await closeEnded(tx, changes)
    await writeChanges(tx, changes, now)
  })
}
