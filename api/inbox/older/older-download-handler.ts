import { documentsOfRecords } from '../../../archive/read/documents-of-records.ts'
import { readArchivedDocuments } from '../../../archive/read/read-document.ts'
import {
  listOwnLetters,
  type OwnLetter,
  type OwnLetterReader,
  type OwnLetterSearch,
} from '../../../archive/search/own-letters.ts'
import { recordAudit } from '../../../core/audit/record-audit.ts'
import { entityNames } from '../../../core/tenants/entities.ts'
import { brusselsDay, startOfDay } from '../../../core/words/days/brussels-day.ts'
import type { RecordId } from '../../../core/words/id.ts'
import type * as contract from '../../contract/inbox/older-letters.ts'
import { contentDisposition } from '../../http/content-disposition.ts'
import type { Reply } from '../../http/reply.ts'
import type { ApiDeps } from '../../server/api-deps.ts'
import { noteOf } from '../../server/audit-note.ts'
import type { CallOf } from '../../server/route.ts'
import { readsFor } from '../../sign-in/reads-for.ts'
import { indexPage } from '../download/download-index.ts'
import { assertComplete, filesOf, zipOfLetters } from '../download/zip-letters.ts'
import { readerOf } from '../reader-of.ts'
import { documentsOfRecipient } from './older-letter-handlers.ts'
import { entityOf } from './search-older.ts'
import { senderOf } from './show-older.ts'

/** Letters in one file; a reader with more takes them by year or sender. */
const maxLetters = 5_000
const listedAtOnce = 200

/** `GET /v1/inbox/older-letters/download`: archived letters that open for this reader, as a ZIP that is written while it is read. */
export async function getOlderDownload(
  call: CallOf<typeof contract.downloadOlderLetters>,
  deps: ApiDeps,
): Promise<Reply> {
  const { as, year, sender, language } = call.query
  const { person } = readsFor(deps.keyring, call.caller, as)
  const reader = readerOf(call.caller, deps.keyring, person)
  const search = { ...(year !== undefined && { year }), ...(sender !== undefined && { sender: entityOf(sender) }) }
  const { letters, isCut } = await lettersOf(deps, person, search, reader)
  const senders = [...new Set(letters.flatMap(({ letter }) => letter.entity ?? []))]
  const names = await deps.database.asHub((tx) => entityNames(tx, senders))
  const named = letters.map(({ letter, documents }) => ({
    record: letter.id,
    sender: senderOf(letter, names),
    subject: letter.subject ?? '',
    language: letter.language ?? language,
    receivedAt: startOfDay(letter.letterDate),
    documents,
    isOpen: letter.needs === null,
  }))
  const open = named.filter(({ isOpen }) => isOpen).map((letter, place) => ({ letter, files: filesOf(letter, place) }))
  const closed = named
    .filter(({ isOpen }) => !isOpen)
    .map(({ receivedAt, sender: name }) => ({ receivedAt, cover: { sender: name } }))
  const stream = zipOfLetters(call, deps, {
    page: indexPage(open, closed, language, { now: call.now, isCut, ofYear: year !== undefined }),
    letters: open,
    open: async (batch) => {
      const wanted = batch.flatMap(({ files }) => files)
      const documents = await readArchivedDocuments(deps.archive, { person }, wanted)
      assertComplete(documents, wanted)
      return documents
    },
  })
  if (!call.isHead) {
    const line = noteOf(call, 'download-older-letters', 'archive', 'own')
    await recordAudit(deps.database, undefined, { ...line, person, detail: { exported: open.length } })
  }
  const name = `${fileNames[language]} ${year ?? brusselsDay(call.now)}.zip`
  return {
    status: 200,
    stream,
    mediaType: 'application/zip',
    headers: { 'Content-Disposition': contentDisposition('attachment', name) },
  }
}

const fileNames = {
  nl: 'Oudere brieven',
  fr: 'Anciennes lettres',
  de: 'Ältere Briefe',
  en: 'Older letters',
} as const

async function lettersOf({ database }: ApiDeps, person: Uint8Array, search: OwnLetterSearch, reader: OwnLetterReader) {
  const letters: { letter: OwnLetter; documents: ReturnType<typeof documentsIn> }[] = []
  let below: RecordId | undefined
  for (;;) {
    const { page, documents } = await database.asPerson(person, async (tx) => {
      const listed = await listOwnLetters(tx, search, { limit: listedAtOnce, below }, reader)
      const ids = listed.filter(({ needs }) => needs === null).map(({ id }) => id)
      return { page: listed, documents: await documentsOfRecords(tx, ids, documentsOfRecipient) }
    })
    letters.push(...page.map((letter) => ({ letter, documents: documentsIn(documents, letter.id) })))
    below = page.at(-1)?.id
    if (page.length < listedAtOnce) return { letters, isCut: false }
    if (letters.length >= maxLetters) return { letters, isCut: true }
  }
}

function documentsIn(documents: Awaited<ReturnType<typeof documentsOfRecords>>, id: RecordId) {
  return documents.get(id) ?? []
}
