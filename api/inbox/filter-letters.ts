import { type DoneActions, listDone } from '../../channels/inbox/store/done-actions.ts'
import { classesOf } from '../../channels/inbox/store/list-classes.ts'
import { type InboxLine, type InboxPlace, type InboxReader, listInbox } from '../../channels/inbox/store/read-inbox.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Tx } from '../../core/db/database.ts'
import type { EntityId } from '../../core/words/id.ts'

/** The criteria of a list; every member narrows it. */
export interface LetterFilter {
  readonly unread?: boolean
  /** Letters with an open task: an action other than an objection that the reader has not marked as done, or an acknowledgement. */
  readonly todo?: boolean
  readonly sender?: EntityId
  /** Key of a class. */
  readonly kind?: string
  /** Of receipt, in Belgium: from the first to before the second. */
  readonly between?: { readonly from: Date; readonly to: Date }
  readonly words?: {
    readonly typed: readonly string[]
    /** Records whose letter has the words in its text. */
    readonly records: ReadonlySet<string>
  }
}

export interface Filtered {
  readonly items: readonly InboxLine[]
  readonly next?: InboxPlace
}

const scannedAtOnce = 200
const none: ReadonlyMap<InboxLine['id'], DoneActions> = new Map()
/** Letters that one request looks through; when they are passed, its answer continues with the next request. */
const maxScanned = 2_000

/**
 * One page of the letters that meet the criteria, newest first. Heads are sealed, so that the letters of the person are looked
 * through page by page, in the order of the index of their inbox, and no more than `maxScanned`: a page can hold fewer letters than
 * `limit`, or none, and still have a next one. A closed letter meets no criterion about its content.
 */
export async function filterLetters(
  tx: Tx,
  filter: LetterFilter,
  page: { readonly after?: InboxPlace | undefined; readonly limit: number },
  reader: InboxReader,
  keyring: Keyring,
): Promise<Filtered> {
  const { between, unread } = filter
  const start = between === undefined ? undefined : { at: between.to, id: lowestId }
  const items: InboxLine[] = []
  let after = page.after ?? start
  for (let scanned = 0; scanned < maxScanned; scanned += scannedAtOnce) {
    const some = await listInbox(
      tx,
      {
        limit: scannedAtOnce,
        ...(unread !== undefined && { unread }),
        ...(between !== undefined && { from: between.from }),
        ...(after !== undefined && { after }),
      },
      reader,
      keyring,
    )
    const classes =
      filter.kind === undefined
        ? undefined
        : await classesOf(
            tx,
            some.items.map(({ id }) => id),
            reader,
          )
    const done = filter.todo === true ? await listDone(tx, withActions(some.items), reader.index) : none
    for (const line of some.items) {
      if (items.length === page.limit && after !== undefined) return { items, next: after }
      if (meets(line, filter, done.get(line.id)) && (classes === undefined || classes.get(line.id) === filter.kind))
        items.push(line)
      after = { at: line.receivedAt, id: line.id }
    }
    if (some.next === undefined) return { items }
    after = some.next
  }
  return { items, ...(after !== undefined && { next: after }) }
}

/** Of the letters that open and ask something, the ids. */
export function withActions(lines: readonly InboxLine[]): InboxLine['id'][] {
  return lines.flatMap((each) => (each.needs === undefined && each.actions.length > 0 ? [each.id] : []))
}

const lowestId = '00000000-0000-0000-0000-000000000000' as InboxPlace['id']

function meets(line: InboxLine, { todo, sender, words }: LetterFilter, done: DoneActions = new Map()): boolean {
  // The entity of a letter without a cover is as hidden as its name.
  if (sender !== undefined && (line.entity !== sender || (line.needs !== undefined && line.cover === undefined)))
    return false
  if (todo === true && !asksSomething(line, done)) return false
  return words === undefined || hasWords(line, words)
}

/** A request to answer beside an appointment is for a reader who cannot come. */
function asksSomething(line: InboxLine, done: DoneActions): boolean {
  if (line.needs !== undefined) return line.needs === 'acknowledge'
  const came = line.actions.some(({ kind }, index) => kind === 'come' && done.has(index + 1))
  return line.actions.some(
    ({ kind }, index) => kind !== 'object' && !done.has(index + 1) && !(came && kind === 'reply'),
  )
}

function hasWords(line: InboxLine, { typed, records }: NonNullable<LetterFilter['words']>): boolean {
  if (line.needs !== undefined) return hasAll(`${line.cover?.sender ?? ''} ${line.cover?.kind ?? ''}`, typed)
  if (records.has(line.record)) return true
  const { sender, subject, payment, actions, addressee } = line
  const amount = payment === undefined ? '' : (payment.cents / 100).toFixed(2)
  const texts = [sender, subject, addressee ?? '', ...actions.map(({ text, place }) => `${text} ${place ?? ''}`)]
  const numbers = [
    amount,
    amount.replace('.', ','),
    payment?.reference ?? '',
    payment?.reference.replaceAll(/\D/g, '') ?? '',
  ]
  return hasAll([...texts, ...numbers].join(' '), typed)
}

function hasAll(text: string, typed: readonly string[]): boolean {
  const folded = fold(text)
  return typed.length > 0 && typed.every((word) => folded.includes(word))
}

/** The words of what a person typed, without case and accents; at most twelve. */
export function wordsOf(typed: string): readonly string[] {
  return fold(typed)
    .split(/\s+/u)
    .filter((word) => word !== '')
    .slice(0, 12)
}

function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('\u00a0', ' ').toLowerCase()
}
