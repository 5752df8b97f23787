import { readArchivedDocument } from '../../archive/read/read-document.ts'
import { listDone } from '../../channels/inbox/store/done-actions.ts'
import type { InboxItemId } from '../../channels/inbox/store/item.ts'
import { type InboxLetter, type InboxPlace, listInbox } from '../../channels/inbox/store/read-inbox.ts'
import { markRead } from '../../channels/inbox/store/reading/mark-read.ts'
import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import { brusselsDay } from '../../core/words/days/brussels-day.ts'
import { type RecordId, showId } from '../../core/words/id.ts'
import { readService } from '../../dispatcher/legal-service/read-service.ts'
import { copiesOf } from '../../dispatcher/messages/copies-of.ts'
import type * as contract from '../contract/inbox/operations.ts'
import { contentDisposition } from '../http/content-disposition.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { Call, CallOf } from '../server/route.ts'
import { readsFor } from '../sign-in/reads-for.ts'
import { arrivalsByPost } from './arrivals-by-post.ts'
import { downloadName, extensionOf } from './download/download-name.ts'
import { withActions } from './filter-letters.ts'
import { letterNamed, openLetterNamed } from './letter-named.ts'
import { readerOf } from './reader-of.ts'
import { letterOfPage, showClosedLetter, showInboxRow, showLetter } from './show-letter.ts'

/** Copies that a page names; a letter with more has as good as any number. */
const maxCopies = 20

/** `GET /v1/inbox/messages`: listing marks nothing as read. */
export async function getInbox(call: CallOf<typeof contract.listInbox>, deps: ApiDeps): Promise<Reply> {
  const { as, unread, limit, cursor } = call.query
  const { person } = readsFor(deps.keyring, call.caller, as)
  const after = cursor === undefined ? undefined : placeOf(deps.cursors.read('inbox', cursor))
  const question = { limit, ...(unread !== undefined && { unread }), ...(after !== undefined && { after }) }
  const reader = readerOf(call.caller, deps.keyring, person)
  const { page, done } = await deps.database.asPerson(person, async (tx) => {
    const listed = await listInbox(tx, question, reader, deps.keyring)
    return { page: listed, done: await listDone(tx, withActions(listed.items), reader.index) }
  })
  const arrivals = await arrivalsByPost(deps.database, page.items)
  return json(200, {
    items: page.items.map((line) => showInboxRow(line, done.get(line.id), arrivals.get(line.id))),
    unread: page.unread,
    ...(page.next !== undefined && {
      next: deps.cursors.write('inbox', showPlace(page.next)),
    }),
  })
}

/**
 * `GET /v1/inbox/messages/{id}`: opening a letter is reading it. Of a letter that does not open for this reader, only what its list
 * shows is returned, and nothing is marked.
 */
export async function getLetter(call: CallOf<typeof contract.openLetter>, deps: ApiDeps): Promise<Reply> {
  const { person } = readsFor(deps.keyring, call.caller, call.query.as)
  const letter = await letterNamed(call.path.id, person, call.caller, deps)
  if (letter.needs !== undefined) {
    await noteClosed(call, deps, letter)
    return json(200, showClosedLetter(letter))
  }
  const page = letter.documents.find(({ kind }) => kind === 'page')
  const opened =
    page === undefined
      ? undefined
      : await readArchivedDocument(deps.archive, { person }, letter.record as RecordId, page.n)
  await noteReading(call, deps, person, letter, 'open-letter', true)
  const reader = readerOf(call.caller, deps.keyring, person)
  const done = await deps.database.asPerson(person, (tx) => listDone(tx, [letter.id], reader.index))
  const html = opened === undefined ? undefined : letterOfPage(opened.bytes.toString())
  const mine = done.get(letter.id)
  const byPost = (await arrivalsByPost(deps.database, [letter])).get(letter.id)
  const reading = { delivery: letter.sequence, at: letter.readAt ?? call.now }
  const term = await readService(deps.database.hub, letter.message, reading, call.now)
  const facts = {
    ...(await copiesOf(deps.database.hub, letter.message, maxCopies)),
    ...(html !== undefined && { html }),
    ...(mine !== undefined && { done: mine }),
    ...(byPost !== undefined && { byPost }),
    ...(term !== undefined && { term }),
  }
  return json(200, showLetter(letter, facts, call.now))
}

/** `GET /v1/inbox/messages/{id}/documents/{n}`: opening the letter itself is reading it; an attachment alone is not. */
export async function getLetterDocument(
  call: CallOf<typeof contract.getLetterDocument>,
  deps: ApiDeps,
): Promise<Reply> {
  const { person } = readsFor(deps.keyring, call.caller, call.query.as)
  const letter = await openLetterNamed(call.path.id, person, call.caller, deps)
  const document = letter.documents.find(({ n }) => n === call.path.n)
  if (document === undefined) throw new Refusal('UP-1404', 'The letter has no such document.')
  const opened = await readArchivedDocument(deps.archive, { person }, letter.record as RecordId, document.n)
  if (opened === undefined) throw new Refusal('UP-1404', 'The letter has no such document.')
  await noteReading(call, deps, person, letter, 'open-document', document.kind === 'letter')
  return {
    status: 200,
    bytes: opened.bytes,
    mediaType: opened.mediaType,
    headers: { 'Content-Disposition': contentDisposition('inline', fileNameOf(letter, document)) },
  }
}

function fileNameOf(letter: InboxLetter, { n, kind, mediaType, name }: InboxLetter['documents'][number]): string {
  const attachments = letter.documents.filter((each) => each.kind !== 'letter' && each.kind !== 'page')
  const place = attachments.findIndex((each) => each.n === n)
  return downloadName(letter, {
    day: brusselsDay(letter.receivedAt),
    extension: extensionOf(mediaType, name),
    ...(kind !== 'letter' && place >= 0 && { attachment: place + 1 }),
  })
}

/** The cover of a closed letter names its sender: looking at it is recorded, and is no reading. */
async function noteClosed(
  call: CallOf<typeof contract.openLetter>,
  deps: ApiDeps,
  { id }: { readonly id: InboxItemId },
): Promise<void> {
  if (call.isHead) return
  await recordAudit(deps.database, undefined, noteOf(call, 'look-at-closed-letter', 'inbox', showId('inboxItem', id)))
}

/** A HEAD request has read nothing. The person who reads is recorded, also when they read for another person. */
async function noteReading(
  call: Pick<Call, 'caller' | 'isHead' | 'now'>,
  deps: ApiDeps,
  person: Uint8Array,
  letter: InboxLetter,
  action: string,
  reads: boolean,
): Promise<void> {
  if (call.isHead) return
  await recordAudit(deps.database, undefined, noteOf(call as Call, action, 'inbox', showId('inboxItem', letter.id)))
  if (!reads || letter.readAt !== undefined) return
  const { index } = readerOf(call.caller, deps.keyring, person)
  await deps.database.asPerson(person, (tx) => markRead(tx, letter.id, index, call.now))
}

export function placeOf(position: string): InboxPlace {
  const [at = '', id = ''] = position.split(' ')
  return { at: new Date(at), id: id as InboxItemId }
}

export function showPlace({ at, id }: InboxPlace): string {
  return `${at.toISOString()} ${id}`
}
