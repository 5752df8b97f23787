import { openDocument } from '../../archive/read/open-document.ts'
import type { InboxItemId } from '../../channels/inbox/desk/item.ts'
import { markRead } from '../../channels/inbox/desk/mark-read.ts'
import { findInboxItem, type InboxLetter, type InboxPlace, listInbox } from '../../channels/inbox/desk/read-inbox.ts'
import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import { parseId, type RecordId, showId } from '../../core/words/id.ts'
import type * as contract from '../contract/inbox.ts'
import { contentDisposition } from '../http/content-disposition.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiParts } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { Call, CallOf } from '../server/route.ts'
import { readsFor } from '../sign-in/reads-for.ts'
import { letterOfPage, showInboxRow, showLetter } from './show-letter.ts'

/** `GET /v1/inbox/messages`: looking at the list marks nothing as read. */
export async function getInbox(call: CallOf<typeof contract.listInbox>, parts: ApiParts): Promise<Reply> {
  const { as, unread, limit, cursor } = call.query
  const { person } = readsFor(parts.keyring, call.caller, as)
  const after = cursor === undefined ? undefined : placeOf(parts.cursors.read('inbox', cursor))
  const question = { limit, ...(unread !== undefined && { unread }), ...(after !== undefined && { after }) }
  const page = await parts.database.asPerson(person, (tx) => listInbox(tx, question, parts.keyring))
  return json(200, {
    items: page.items.map(showInboxRow),
    unread: page.unread,
    ...(page.next !== undefined && {
      next: parts.cursors.write('inbox', `${page.next.at.toISOString()} ${page.next.id}`),
    }),
  })
}

/** `GET /v1/inbox/messages/{id}`: opening a letter is reading it. */
export async function getLetter(call: CallOf<typeof contract.openLetter>, parts: ApiParts): Promise<Reply> {
  const { person } = readsFor(parts.keyring, call.caller, call.query.as)
  const letter = await letterNamed(call.path.id, person, parts)
  const page = letter.documents.find(({ kind }) => kind === 'page')
  const opened =
    page === undefined ? undefined : await openDocument(parts.archive, { person }, letter.record as RecordId, page.n)
  await noteReading(call, parts, person, letter, 'open-letter', true)
  return json(200, showLetter(letter, opened === undefined ? undefined : letterOfPage(opened.bytes.toString())))
}

/** `GET /v1/inbox/messages/{id}/documents/{n}`: opening the letter itself is reading it; an attachment alone is not. */
export async function getLetterDocument(
  call: CallOf<typeof contract.getLetterDocument>,
  parts: ApiParts,
): Promise<Reply> {
  const { person } = readsFor(parts.keyring, call.caller, call.query.as)
  const letter = await letterNamed(call.path.id, person, parts)
  const document = letter.documents.find(({ n }) => n === call.path.n)
  if (document === undefined) throw new Refusal('UP-1404', 'The letter has no such document.')
  const opened = await openDocument(parts.archive, { person }, letter.record as RecordId, document.n)
  if (opened === undefined) throw new Refusal('UP-1404', 'The letter has no such document.')
  await noteReading(call, parts, person, letter, 'open-document', document.kind === 'letter')
  return {
    status: 200,
    bytes: opened.bytes,
    mediaType: opened.mediaType,
    headers: { 'Content-Disposition': contentDisposition('inline', opened.name) },
  }
}

/** @throws Refusal UP-1404 */
export async function letterNamed(shown: string, person: Uint8Array, parts: ApiParts): Promise<InboxLetter> {
  const id = parseId('inboxItem', shown)
  const letter =
    id === undefined ? undefined : await parts.database.asPerson(person, (tx) => findInboxItem(tx, id, parts.keyring))
  if (letter === undefined) throw new Refusal('UP-1404', 'There is no such letter in this inbox.')
  return letter
}

/** Who only asks for the headers has read nothing. The human who reads is noted, also when it is for somebody else. */
async function noteReading(
  call: Pick<Call, 'caller' | 'isHead' | 'now'>,
  parts: ApiParts,
  person: Uint8Array,
  letter: InboxLetter,
  action: string,
  reads: boolean,
): Promise<void> {
  if (call.isHead) return
  await recordAudit(parts.database, undefined, noteOf(call as Call, action, 'inbox', showId('inboxItem', letter.id)))
  if (!reads || letter.readAt !== undefined) return
  const reader = readerOf(call, parts, person)
  await parts.database.asPerson(person, (tx) => markRead(tx, letter.id, reader, call.now))
}

/** The blind index of the human at the keyboard; an enterprise without one is its own reader. */
function readerOf({ caller }: Pick<Call, 'caller'>, parts: ApiParts, person: Uint8Array): Uint8Array {
  const insz = caller.kind === 'citizen' ? caller.session.identity.insz : undefined
  return insz === undefined ? person : parts.keyring.blindIndex('insz', insz)
}

function placeOf(position: string): InboxPlace {
  const [at = '', id = ''] = position.split(' ')
  return { at: new Date(at), id: id as InboxItemId }
}
