import { CompactReader, CompactWriter } from '../../core/bytes/compact-bytes.ts'
import type { ChannelName, EventType, MessageStatus } from '../../core/words/message.ts'
import { channelCodes, eventCodes, fieldCodes, statusCodes } from '../message/codes.ts'
import { readDetailValue, writeDetailValue } from './detail-value.ts'
import type { RecordedEvent } from './message-event.ts'

/**
 * The first byte of `event.entries`. Rows of the first form hold the JSON that the column held before migration 0066; it is read
 * and never written.
 */
const asJson = 0
const asCodes = 1

/** Marks beside the code of the status, in the second byte of an entry. */
const hasEnded = 0x10
const hasDelivery = 0x20
const hasChannel = 0x40
const hasDetail = 0x80
const statusMask = 0x0f

/**
 * The events that one step recorded for a message, as `event.entries` stores them: for each the code of its type; its status and
 * what follows; number of the delivery, channel, and the members of its detail (decision 0042).
 */
export function encodeEntries(entries: readonly RecordedEvent[]): Buffer {
  const to = new CompactWriter().byte(asCodes)
  for (const entry of entries) writeEntry(to, entry)
  return to.finish()
}

function writeEntry(to: CompactWriter, { type, status, final, delivery, channel, detail }: RecordedEvent): void {
  // What JSON leaves out is left out here too.
  const members = Object.entries(detail ?? {}).filter(([, value]) => value !== undefined)
  eventCodes.write(to, type)
  to.byte(
    statusCodes.codes[status] |
      (final === true ? hasEnded : 0) |
      (delivery === undefined ? 0 : hasDelivery) |
      (channel === undefined ? 0 : hasChannel) |
      (detail === undefined ? 0 : hasDetail),
  )
  if (delivery !== undefined) to.varint(delivery)
  if (channel !== undefined) channelCodes.write(to, channel)
  if (detail === undefined) return
  to.varint(members.length)
  for (const [name, value] of members) {
    fieldCodes.write(to, name)
    writeDetailValue(to, value)
  }
}

/** @throws Error when the bytes have a form that this version does not know. */
export function decodeEntries(bytes: Uint8Array): RecordedEvent[] {
  const from = new CompactReader(bytes)
  const form = from.byte()
  if (form === asJson) return JSON.parse(Buffer.from(bytes.subarray(1)).toString()) as RecordedEvent[]
  if (form !== asCodes) throw new Error(`Events are stored in the unknown form ${form}`)
  const entries: RecordedEvent[] = []
  while (!from.atEnd) entries.push(readEntry(from))
  return entries
}

function readEntry(from: CompactReader): RecordedEvent {
  const type = eventCodes.read(from) as EventType
  const marks = from.byte()
  const status = statusCodes.wordOf(marks & statusMask)
  if (status === undefined) throw new Error(`The stored status ${marks & statusMask} has no word`)
  return {
    type,
    ...((marks & hasDelivery) !== 0 && { delivery: from.varint() }),
    ...((marks & hasChannel) !== 0 && { channel: channelCodes.read(from) as ChannelName }),
    ...((marks & hasDetail) !== 0 && { detail: readDetail(from) }),
    status: status satisfies MessageStatus,
    ...((marks & hasEnded) !== 0 && { final: true }),
  }
}

function readDetail(from: CompactReader): Record<string, unknown> {
  const members = Array.from({ length: from.varint() }, () => [fieldCodes.read(from), readDetailValue(from)] as const)
  return Object.fromEntries(members)
}
