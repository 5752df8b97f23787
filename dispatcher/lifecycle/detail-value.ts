import type { CompactReader, CompactWriter } from '../../core/bytes/compact-bytes.ts'
import { type IdKind, parseId, showId } from '../../core/words/id.ts'
import { wordCodes } from '../message/codes.ts'

/** The first byte of a value: its form, or from `firstWord` on the code of a word. */
const form = { json: 0, yes: 1, no: 2, number: 3, text: 4, instant: 5, publicId: 6, actor: 7 } as const
const firstWord = 15

/** Kinds of objects that the detail of an event names by public id; a position is never changed. */
const idKinds: readonly IdKind[] = ['record', 'message', 'document', 'run']
/** Prefixes of the actors that have an id; a position is never changed. */
const actorPrefixes = ['key:', 'staff:'] as const
const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Writes one value of the detail of an event: known kinds in few bytes, and every other JSON value as its text. */
export function writeDetailValue(to: CompactWriter, value: unknown): void {
  if (typeof value === 'string') writeString(to, value)
  else if (typeof value === 'boolean') to.byte(value ? form.yes : form.no)
  else if (Number.isSafeInteger(value) && Object.is(Math.abs(Number(value)), value))
    to.byte(form.number).varint(Number(value))
  else to.byte(form.json).text(JSON.stringify(value))
}

export function readDetailValue(from: CompactReader): unknown {
  const first = from.byte()
  switch (first) {
    case form.json:
      return JSON.parse(from.text())
    case form.yes:
      return true
    case form.no:
      return false
    case form.number:
      return from.varint()
    case form.text:
      return from.text()
    case form.instant:
      return new Date(from.instant()).toISOString()
    case form.publicId:
      return readPublicId(from)
    case form.actor:
      return `${actorPrefixes[from.byte()]}${from.uuid()}`
    default:
      return wordOf(first)
  }
}

function writeString(to: CompactWriter, value: string): void {
  const code = wordCodes.codeOf(value)
  if (code !== undefined) to.byte(firstWord + code)
  else if (!writePublicId(to, value) && !writeActor(to, value) && !writeInstant(to, value)) writeText(to, value)
}

function writePublicId(to: CompactWriter, value: string): boolean {
  for (const [place, kind] of idKinds.entries()) {
    const id = parseId(kind, value)
    if (id === undefined) continue
    to.byte(form.publicId).byte(place).uuid(id)
    return true
  }
  return false
}

function readPublicId(from: CompactReader): string {
  const kind = idKinds[from.byte()]
  if (kind === undefined) throw new Error('A stored id is of an unknown kind')
  return showId(kind, from.uuid() as Parameters<typeof showId>[1])
}

function writeActor(to: CompactWriter, value: string): boolean {
  const place = actorPrefixes.findIndex((prefix) => value.startsWith(prefix))
  const id = value.slice(actorPrefixes[place]?.length)
  if (place < 0 || !uuidForm.test(id)) return false
  to.byte(form.actor).byte(place).uuid(id)
  return true
}

function writeInstant(to: CompactWriter, value: string): boolean {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value)) return false
  const milliseconds = Date.parse(value)
  if (!(milliseconds >= 0) || new Date(milliseconds).toISOString() !== value) return false
  to.byte(form.instant).instant(milliseconds)
  return true
}

/** JSON keeps half a surrogate pair as an escape; UTF-8 cannot hold it. */
function writeText(to: CompactWriter, value: string): void {
  if (value.isWellFormed()) to.byte(form.text).text(value)
  else to.byte(form.json).text(JSON.stringify(value))
}

function wordOf(first: number): string {
  const word = wordCodes.wordOf(first - firstWord)
  if (word === undefined) throw new Error(`The stored code ${first} has no word`)
  return word
}
