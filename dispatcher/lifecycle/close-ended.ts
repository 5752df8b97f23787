import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { sql } from 'drizzle-orm'
import { closeRecords, updateRecords } from '../../archive/ingest/close-records.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Tx } from '../../core/db/database.ts'
import type { MessageId, RecordId } from '../../core/words/id.ts'
import { decodeEntries } from './event-entries.ts'
import type { MessageChange, MessageChanges } from './message-changes.ts'
import type { RecordedEvent } from './message-event.ts'

/** Statuses that the archive shows before and after the end. */
const shown = new Set(['sent', 'delivered', 'read'])

/**
 * Reports the status of letters to the archive. Records of messages that became final now are closed: the ledger gets the digest
 * of the whole timeline. Records of messages that left, or were read after their end, get their new status.
 */
export async function closeEnded(tx: Tx, changes: MessageChanges): Promise<void> {
  await updateRecords(
    tx,
    changes.messages.flatMap((moment) => {
      const { message, state, recorded, at } = moment
      const record = recordOf(moment)
      const closes = state.final && !message.final
      // A failure that came after the end: the record was closed before, and its status changes once more.
      const isLate = message.final
      if (record === undefined || closes || state.status === message.status) return []
      if (!isLate && !shown.has(state.status)) return []
      const left =
        recorded.some((each) => each.type === 'handed-over') && !message.deliveries.some((each) => each.handedOverAt)
      const channels = state.deliveries.map((delivery) => delivery.channel)
      return [{ record, status: state.status, channels, ...(left && { sentAt: at }) }]
    }),
  )
  const ended = changes.messages.filter(
    (moment) => moment.state.final && !moment.message.final && recordOf(moment) !== undefined,
  )
  if (ended.length === 0) return
  const earlier = await tx.query<{ id: MessageId; at: Date; entries: Buffer }>(sql`
    select message_id as id, at, entries from event
    where message_id = any(${arrayOf(
      'uuid',
      ended.map(({ message }) => message.id),
    )}) order by message_id, seq`)
  const closing = ended.map((moment) => {
    const before = earlier
      .filter((row) => row.id === moment.message.id)
      .map(({ at, entries }) => ({ at, entries: decodeEntries(entries) }))
    const moments = [...before, { at: moment.at, entries: moment.recorded }]
    const handedOver = moments.find(({ entries }) => entries.some((each) => each.type === 'handed-over'))
    return {
      wasClosed: before.some(({ entries }) => entries.some((each) => each.final === true)),
      record: recordOf(moment) as RecordId,
      status: moment.state.status,
      channels: moment.state.deliveries.map((delivery) => delivery.channel),
      ...(handedOver !== undefined && { sentAt: handedOver.at }),
      timelineDigest: timelineDigest(moments),
      at: moment.at,
    }
  })
  await closeRecords(
    tx,
    closing.filter(({ wasClosed }) => !wasClosed),
  )
  // A late failure had opened the message again: the ledger keeps the digest of its first end, the record shows the last status.
  await updateRecords(
    tx,
    closing.filter(({ wasClosed }) => wasClosed),
  )
}

function recordOf({ message, decision }: MessageChange): RecordId | undefined {
  return message.record ?? decision?.record ?? undefined
}

/** SHA-256 over the canonical JSON (RFC 8785) of every event with its time: type, delivery, channel, detail. */
export function timelineDigest(
  moments: readonly { readonly at: Date; readonly entries: readonly RecordedEvent[] }[],
): Buffer {
  const lines = moments.flatMap(({ at, entries }) =>
    entries.map(({ type, delivery, channel, detail }) => ({
      at: at.toISOString(),
      type,
      delivery,
      channel,
      detail,
    })),
  )
  // Passed through JSON once: an undefined member becomes absent, as it is when it is read back.
  const text = canonicalize(JSON.parse(JSON.stringify(lines))) ?? ''
  return createHash('sha256').update(text).digest()
}
