import { parse, stringify, v7 } from 'uuid'

/**
 * The prefix of each kind in its public id, `msg_…`. Public ids are TypeIDs (TypeID 0.3, github.com/jetify-com/typeid), so that
 * integrators find a library for their language. Internally, every id is a UUIDv7 (RFC 9562, 5.7) in its canonical text form.
 */
const prefixes = {
  entity: 'ent',
  member: 'mbr',
  apiKey: 'key',
  message: 'msg',
  letterDraft: 'ldr',
  testLetter: 'tst',
  batch: 'bat',
  mend: 'men',
  record: 'rec',
  template: 'tpl',
  version: 'ver',
  houseStyle: 'hst',
  houseFont: 'fnt',
  document: 'doc',
  preview: 'prv',
  inboxItem: 'inb',
  printContract: 'ctr',
  printProposal: 'prp',
  run: 'run',
  part: 'prt',
  returnFile: 'rtf',
  unreadReport: 'unr',
  deadLetter: 'dle',
  callback: 'cbk',
  callbackAttempt: 'cba',
  hold: 'hld',
  disposal: 'dsp',
  seriesChange: 'src',
  transfer: 'trf',
  audit: 'aud',
  pack: 'pck',
  mandate: 'mnd',
  alert: 'alr',
  comment: 'cmt',
  returnedCase: 'ret',
  deliveryCase: 'cas',
  caseResend: 'rsd',
  unmatchedReceipt: 'umr',
  incoming: 'inc',
  guest: 'gst',
  suppressedAddress: 'sup',
  subjectAccess: 'sar',
  rectification: 'rtc',
  savedSearch: 'svs',
  explanation: 'exp',
  storeFault: 'sfl',
  falseLetter: 'flr',
  recovery: 'rcv',
} as const

export type IdKind = keyof typeof prefixes
declare const kind: unique symbol
/** A UUIDv7 of one kind of thing; not interchangeable with the id of another kind. */
export type Id<K extends IdKind> = string & { readonly [kind]: K }
export type EntityId = Id<'entity'>
export type MessageId = Id<'message'>
export type RecordId = Id<'record'>

/** The alphabet of TypeID: Crockford's base 32 in lower case, without i, l, o and u. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** A new id, ordered by the given instant. */
export function newId<K extends IdKind>(_kind: K, now: Date): Id<K> {
  return v7({ msecs: now.getTime() }) as Id<K>
}

/** The creation time in a UUIDv7, in milliseconds (RFC 9562, 5.7). */
export function instantOf<K extends IdKind>(id: Id<K>): Date {
  return new Date(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16))
}

/** The public id: prefix, underscore, and 26 characters of base 32. */
export function showId<K extends IdKind>(kind: K, id: Id<K>): string {
  return `${prefixes[kind]}_${encodeUuid(id)}`
}

/**
 * Reads a public id; undefined when it is no id of this kind. Stricter than TypeID, which allows any 128 bits: the suffix must
 * hold a UUID.
 */
export function parseId<K extends IdKind>(kind: K, shown: string): Id<K> | undefined {
  const prefix = `${prefixes[kind]}_`
  return shown.startsWith(prefix) ? (decodeUuid(shown.slice(prefix.length)) as Id<K> | undefined) : undefined
}

/** Whether a text is a public id of any kind. Such a text is safe in a log, whatever its source. */
export function isShownId(text: string): boolean {
  return (Object.keys(prefixes) as IdKind[]).some((kind) => parseId(kind, text) !== undefined)
}

/** Deliveries and events are numbered within their message; their public id holds the message and the number. */
export function showNumberedId(prefix: 'dlv' | 'evt', message: MessageId, sequence: number): string {
  return `${prefix}_${encodeUuid(message)}_${sequence}`
}

export function parseNumberedId(
  prefix: 'dlv' | 'evt',
  shown: string,
): { message: MessageId; sequence: number } | undefined {
  const match = /^([a-z]{3})_([0-9a-z]{26})_([1-9]\d{0,5})$/.exec(shown)
  const message = match?.[1] === prefix ? decodeUuid(match[2] ?? '') : undefined
  return message === undefined ? undefined : { message: message as MessageId, sequence: Number(match?.[3]) }
}

/** The two characters of base 32 for each number of ten bits. */
const pairs = Array.from({ length: 1024 }, (_, bits) => `${alphabet[bits >> 5]}${alphabet[bits & 31]}`)

/** The first byte is two characters; every five bytes after it are eight. */
function encodeUuid(id: string): string {
  const bytes = parse(id)
  const at = (index: number): number => bytes[index] ?? 0
  let text = pairs[at(0)] ?? ''
  for (let i = 1; i < 16; i += 5) {
    const high = (at(i) << 12) | (at(i + 1) << 4) | (at(i + 2) >> 4)
    const low = ((at(i + 2) & 15) << 16) | (at(i + 3) << 8) | at(i + 4)
    for (const bits of [high, low]) text += `${pairs[bits >> 10]}${pairs[bits & 1023]}`
  }
  return text
}

function decodeUuid(text: string): string | undefined {
  if (!/^[0-7][0-9a-hjkmnp-tv-z]{25}$/.test(text)) return undefined
  let number = 0n
  for (const character of text) number = (number << 5n) | BigInt(alphabet.indexOf(character))
  const bytes = new Uint8Array(16)
  for (let i = 15; i >= 0; i--) {
    bytes[i] = Number(number & 255n)
    number >>= 8n
  }
  try {
    return stringify(bytes)
  } catch {
    return undefined
  }
}
