import { CompactReader, CompactWriter } from '../../core/bytes/compact-bytes.ts'
import { dayMs } from '../../core/durations.ts'
import { actionCodes } from '../message/codes.ts'
import type { AskedAction } from './message-changes.ts'

/** The first byte: JSON, for actions of before migration 0067 and for a day or amount that the codes cannot hold, or codes. */
const asJson = 0
const asCodes = 1

const hasDue = 0x01
const hasTime = 0x02
const hasCents = 0x04

/** What a letter requires of its reader in few bytes: days since 1970, minutes of the day, cents (decision 0042). */
export function encodeActions(actions: readonly AskedAction[]): Buffer {
  if (!actions.every(fitsCodes)) return Buffer.concat([Buffer.of(asJson), Buffer.from(JSON.stringify(actions))])
  const to = new CompactWriter().byte(asCodes)
  for (const { kind, due, time, cents } of actions) {
    actionCodes.write(to, kind)
    to.byte(
      (due === undefined ? 0 : hasDue) | (time === undefined ? 0 : hasTime) | (cents === undefined ? 0 : hasCents),
    )
    if (due !== undefined) to.varint(Date.parse(due) / dayMs)
    if (time !== undefined) to.varint(minutesOf(time))
    if (cents !== undefined) to.varint(cents)
  }
  return to.finish()
}

/** @throws Error when the bytes have a form that this version does not know. */
export function decodeActions(bytes: Uint8Array): AskedAction[] {
  const from = new CompactReader(bytes)
  const form = from.byte()
  if (form === asJson) return JSON.parse(Buffer.from(bytes.subarray(1)).toString()) as AskedAction[]
  if (form !== asCodes) throw new Error(`Actions are stored in the unknown form ${form}`)
  const actions: AskedAction[] = []
  while (!from.atEnd) {
    const kind = actionCodes.read(from)
    const marks = from.byte()
    actions.push({
      kind,
      ...((marks & hasDue) !== 0 && { due: dayOf(from.varint()) }),
      ...((marks & hasTime) !== 0 && { time: timeOf(from.varint()) }),
      ...((marks & hasCents) !== 0 && { cents: from.varint() }),
    })
  }
  return actions
}

/** The data of a letter may hold a day that does not exist, and an amount that was not checked. */
function fitsCodes({ due, time, cents }: AskedAction): boolean {
  const days = due === undefined ? 0 : Date.parse(due) / dayMs
  return (
    (due === undefined || (days >= 0 && dayOf(days) === due)) &&
    (time === undefined || timeOf(minutesOf(time)) === time) &&
    (cents === undefined || (Number.isSafeInteger(cents) && cents >= 0))
  )
}

function dayOf(days: number): string {
  return new Date(days * dayMs).toISOString().slice(0, 10)
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
