import { documentsOfRecords } from '../../../archive/read/documents-of-records.ts'
import { readArchivedDocument } from '../../../archive/read/read-document.ts'
import { readKeptUntil } from '../../../archive/retention/kept-until.ts'
import { findOwnLetter, type OwnLetter } from '../../../archive/search/own-letters.ts'
import { recordAudit } from '../../../core/audit/record-audit.ts'
import { type FaultCode, Refusal } from '../../../core/fault.ts'
import { entityNames } from '../../../core/tenants/entities.ts'
import { parseId, showId } from '../../../core/words/id.ts'
import type { DocumentKind } from '../../../core/words/message.ts'
import { messageStatusWords } from '../../../core/words/statuses/message-status-words.ts'
import type * as contract from '../../contract/inbox/older-letters.ts'
import { contentDisposition } from '../../http/content-disposition.ts'
import { json, type Reply } from '../../http/reply.ts'
import type { ApiDeps } from '../../server/api-deps.ts'
import { noteOf } from '../../server/audit-note.ts'
import type { CallOf } from '../../server/route.ts'
import { readsFor } from '../../sign-in/reads-for.ts'
import { downloadName, extensionOf } from '../download/download-name.ts'
import { readerOf } from '../reader-of.ts'
import { letterOfPage } from '../show-letter.ts'
import { showOlderRow } from './show-older.ts'

/** What the recipient got. The other documents of a record are about its delivery. */
export const documentsOfRecipient: readonly DocumentKind[] = ['letter', 'attachment', 'invoice', 'receipt']

/**
 * `GET /v1/inbox/older-letters/{id}`: the letter as it was sent. No delivery is read by it: neither a status nor a term changes
 * (decision 0112).
 */
export async function getOlderLetter(call: CallOf<typeof contract.openOlderLetter>, deps: ApiDeps): Promise<Reply> {
  const { person, letter } = await letterOf(call, deps)
  const names = await deps.database.asHub((tx) => entityNames(tx, letter.entity === null ? [] : [letter.entity]))
  const isOpen = letter.needs === null
  await note(call, deps, person, isOpen ? 'open-older-letter' : 'look-at-closed-letter', letter)
  const { name, doesNotMean } = messageStatusWords[letter.status]
  const documents = isOpen ? await documentsOf(deps, person, letter, [...documentsOfRecipient, 'page']) : []
  const page = documents.find(({ kind }) => kind === 'page')
  const opened = page && (await readArchivedDocument(deps.archive, { person }, letter.id, page.n))
  const kept = isOpen ? await readKeptUntil(deps.database.hub, letter.id) : undefined
  return json(200, {
    ...showOlderRow(letter, names),
    statusWords: { name, doesNotMean: doesNotMean.citizen },
    ...(opened !== undefined && { html: letterOfPage(opened.bytes.toString()) }),
    documents: documents
      .filter(({ kind }) => kind !== 'page')
      .map(({ n, kind, name: file, mediaType, size }) => ({ n, name: file, main: kind === 'letter', mediaType, size })),
    ...(kept !== undefined && {
      kept: { forEver: kept.kind === 'for-ever', ...(kept.kind === 'at-least' && { atLeastUntil: kept.day }) },
    }),
  })
}

/** `GET /v1/inbox/older-letters/{id}/documents/{n}` @throws Refusal UP-1404, UP-1060, UP-1061, UP-3061 */
export async function getOlderDocument(call: CallOf<typeof contract.getOlderDocument>, deps: ApiDeps): Promise<Reply> {
  const { person, letter, documents } = await openOlderLetterNamed(call, deps)
  const document = documents.find(({ n }) => n === call.path.n)
  const opened = document && (await readArchivedDocument(deps.archive, { person }, letter.id, document.n))
  if (document === undefined || opened === undefined) throw new Refusal('UP-1404', 'The letter has no such document.')
  await note(call, deps, person, 'open-older-document', letter)
  const attachment = documents.filter(({ kind }) => kind !== 'letter').indexOf(document) + 1
  const name = downloadName(
    { subject: letter.subject ?? '', language: letter.language ?? 'nl' },
    {
      day: letter.letterDate,
      extension: extensionOf(opened.mediaType, opened.name),
      ...(attachment > 0 && { attachment }),
    },
  )
  return {
    status: 200,
    bytes: opened.bytes,
    mediaType: opened.mediaType,
    headers: { 'Content-Disposition': contentDisposition('inline', name) },
  }
}

const refusals: Readonly<Record<NonNullable<OwnLetter['needs']>, readonly [FaultCode, string]>> = {
  person: ['UP-1060', 'The sender closed this letter for holders of a mandate.'],
  reader: ['UP-1060', 'The sender named another person of the enterprise as the reader of this letter.'],
  'sign-in': ['UP-1061', 'Sign in with a stronger means, such as an eID.'],
  closed: ['UP-3061', 'Receipt was refused, or was not acknowledged in time.'],
}

type LetterCall = CallOf<typeof contract.openOlderLetter> | CallOf<typeof contract.getOlderDocument>

/** A letter that opens for this reader, with what the recipient got. @throws Refusal UP-1404, UP-1060, UP-1061, UP-3061 */
export async function openOlderLetterNamed(call: LetterCall, deps: ApiDeps) {
  const { person, letter } = await letterOf(call, deps)
  if (letter.needs !== null) throw new Refusal(...refusals[letter.needs])
  return { person, letter, documents: await documentsOf(deps, person, letter, documentsOfRecipient) }
}

/** @throws Refusal UP-1404: the answer does not say whether the letter exists, is in the inbox, or is a letter to another person. */
async function letterOf(call: LetterCall, deps: ApiDeps): Promise<{ person: Uint8Array; letter: OwnLetter }> {
  const { person } = readsFor(deps.keyring, call.caller, call.query.as)
  const reader = readerOf(call.caller, deps.keyring, person)
  const id = parseId('record', call.path.id)
  const letter = id && (await deps.database.asPerson(person, (tx) => findOwnLetter(tx, id, reader)))
  if (letter === undefined) throw new Refusal('UP-1404', 'There is no such letter among your older letters.')
  return { person, letter }
}

async function documentsOf(
  { database }: ApiDeps,
  person: Uint8Array,
  { id }: OwnLetter,
  kinds: readonly DocumentKind[],
) {
  const found = await database.asPerson(person, (tx) => documentsOfRecords(tx, [id], kinds))
  return found.get(id) ?? []
}

/** The person at the keyboard is recorded, and whose letter it was. */
async function note(
  call: LetterCall,
  deps: ApiDeps,
  person: Uint8Array,
  action: string,
  { id }: OwnLetter,
): Promise<void> {
  if (call.isHead) return
  const line = noteOf(call, action, 'record', showId('record', id))
  await recordAudit(deps.database, undefined, { ...line, person })
}
