import { type ArchivedDocument, readArchivedDocuments } from '../../../archive/read/read-document.ts'
import {
  type ClosedLine,
  type InboxPlace,
  type InboxReader,
  listInbox,
  type OpenLine,
} from '../../../channels/inbox/store/read-inbox.ts'
import { markManyRead } from '../../../channels/inbox/store/reading/mark-many-read.ts'
import { recordAudit } from '../../../core/audit/record-audit.ts'
import { brusselsDay } from '../../../core/words/days/brussels-day.ts'
import type * as contract from '../../contract/inbox/operations.ts'
import { contentDisposition } from '../../http/content-disposition.ts'
import type { Reply } from '../../http/reply.ts'
import type { ApiDeps } from '../../server/api-deps.ts'
import { noteOf } from '../../server/audit-note.ts'
import type { CallOf } from '../../server/route.ts'
import { readsFor } from '../../sign-in/reads-for.ts'
import { readerOf } from '../reader-of.ts'
import { yearOf } from '../search-handlers.ts'
import { indexPage } from './download-index.ts'
import { assertComplete, filesOf, type ZippedLetter, zipOfLetters } from './zip-letters.ts'

/** Letters in one file; a reader with more takes them year by year. */
const maxLetters = 5_000
const listedAtOnce = 200

/**
 * `GET /v1/inbox/download`: the letters that open for this reader as a ZIP, with a page that lists them. It is written while it is
 * read, a few letters at a time. The PDF of a letter is the letter: those in the file are read.
 */
export async function getDownload(call: CallOf<typeof contract.downloadLetters>, deps: ApiDeps): Promise<Reply> {
  const { as, year, language } = call.query
  const { person } = readsFor(deps.keyring, call.caller, as)
  const reader = readerOf(call.caller, deps.keyring, person)
  const { open, closed, isCut } = await letters(deps, person, reader, year)
  const named = open.map((letter, place) => ({ letter, files: filesOf(letter, place) }))
  const page = indexPage(named, closed, language, { now: call.now, isCut, ofYear: year !== undefined })
  const stream = zipOfLetters(call, deps, {
    page,
    letters: named,
    open: (letters) => openBatch(call, deps, person, reader, letters),
  })
  if (!call.isHead) await recordAudit(deps.database, undefined, noteOf(call, 'download-letters', 'inbox', 'own'))
  const name = `${fileNames[language]} ${year ?? brusselsDay(call.now)}.zip`
  return {
    status: 200,
    stream,
    mediaType: 'application/zip',
    headers: { 'Content-Disposition': contentDisposition('attachment', name) },
  }
}

const fileNames = { nl: 'Mijn brieven', fr: 'Mes lettres', de: 'Meine Briefe', en: 'My letters' } as const

async function letters(deps: ApiDeps, person: Uint8Array, reader: InboxReader, year: number | undefined) {
  const open: OpenLine[] = []
  const closed: ClosedLine[] = []
  const between = year === undefined ? undefined : yearOf(year)
  let after: InboxPlace | undefined =
    between === undefined
      ? undefined
      : { at: between.to, id: '00000000-0000-0000-0000-000000000000' as InboxPlace['id'] }
  for (;;) {
    const page = await deps.database.asPerson(person, (tx) =>
      listInbox(
        tx,
        {
          limit: listedAtOnce,
          ...(between !== undefined && { from: between.from }),
          ...(after !== undefined && { after }),
        },
        reader,
        deps.keyring,
      ),
    )
    for (const line of page.items) {
      if (line.needs === undefined) open.push(line)
      else closed.push(line)
    }
    after = page.next
    if (after === undefined) return { open, closed, isCut: false }
    if (open.length + closed.length >= maxLetters) return { open, closed, isCut: true }
  }
}

async function openBatch(
  call: CallOf<typeof contract.downloadLetters>,
  deps: ApiDeps,
  person: Uint8Array,
  reader: InboxReader,
  letters: readonly ZippedLetter<OpenLine>[],
): Promise<readonly ArchivedDocument[]> {
  const wanted = letters.flatMap(({ files }) => files)
  const documents = await readArchivedDocuments(deps.archive, { person }, wanted)
  // Before anything is marked: what the reader does not get is not read.
  assertComplete(documents, wanted)
  const unread = letters.filter(({ letter }) => letter.readAt === undefined).map(({ letter }) => letter.id)
  if (unread.length > 0) await deps.database.asPerson(person, (tx) => markManyRead(tx, unread, reader.index, call.now))
  return documents
}
