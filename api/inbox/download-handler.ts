import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { readArchivedDocuments } from '../../archive/read/read-document.ts'
import { markManyRead } from '../../channels/inbox/store/mark-many-read.ts'
import {
  type ClosedLine,
  type InboxPlace,
  type InboxReader,
  listInbox,
  type OpenLine,
} from '../../channels/inbox/store/read-inbox.ts'
import { recordAudit } from '../../core/audit/record-audit.ts'
import { brusselsDay } from '../../core/words/days/brussels-day.ts'
import type { RecordId } from '../../core/words/id.ts'
import type * as contract from '../contract/inbox/operations.ts'
import { contentDisposition } from '../http/content-disposition.ts'
import type { Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import { faultOf } from '../server/fault-of.ts'
import type { CallOf } from '../server/route.ts'
import { readsFor } from '../sign-in/reads-for.ts'
import { downloadNumber, type IndexedLetter, indexPage } from './download-index.ts'
import { downloadName, extensionOf } from './download-name.ts'
import { readerOf } from './reader-of.ts'
import { yearOf } from './search-handlers.ts'

/** Letters in one file; a reader with more takes them year by year. */
const maxLetters = 5_000
const listedAtOnce = 200
/** Letters whose documents are read together: the most of them that are in memory. */
const openedTogether = 10

interface Entry {
  readonly path: string
  readonly record: RecordId
  readonly n: number
  readonly receivedAt: Date
}

/**
 * `GET /v1/inbox/download`: the letters that open for this reader as a ZIP, with a page that lists them. It is written while it is
 * read, a few letters at a time. The PDF of a letter is the letter: those in the file are read.
 */
export async function getDownload(call: CallOf<typeof contract.downloadLetters>, deps: ApiDeps): Promise<Reply> {
  const { as, year, language } = call.query
  const { person } = readsFor(deps.keyring, call.caller, as)
  const reader = readerOf(call.caller, deps.keyring, person)
  const { open, closed, isCut } = await letters(deps, person, reader, year)
  const places = new Map<string, readonly Entry[]>()
  const listed = open.map((letter, index): IndexedLetter => {
    const entries = entriesOf(letter, index)
    places.set(letter.id, entries)
    return { letter, files: entries.map(({ path }) => path) }
  })
  const zip = new ZipFile()
  const output = zip.outputStream as Readable
  // The status is sent by then: a file that ends too early is all that a reader can notice, and no other request may suffer.
  zip.on('error', (error: Error) => {
    deps.log.error({ requestId: call.requestId, fault: faultOf(error) }, 'a download of letters was cut off')
    output.destroy(error)
  })
  const page = indexPage(listed, closed, language, { now: call.now, isCut, ofYear: year !== undefined })
  zip.addBuffer(Buffer.from(page), 'index.html')
  const batches = Array.from({ length: Math.ceil(open.length / openedTogether) }, (_each, index) =>
    open.slice(index * openedTogether, (index + 1) * openedTogether),
  )
  for (const batch of batches)
    addBatch(zip, batch, places, (wanted) => openBatch(call, deps, person, reader, batch, wanted))
  zip.end()
  if (!call.isHead) await recordAudit(deps.database, undefined, noteOf(call, 'download-letters', 'inbox', 'own'))
  const name = `${fileNames[language]} ${year ?? brusselsDay(call.now)}.zip`
  return {
    status: 200,
    stream: output,
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

/** The letter and its attachments, not its page for the screen; numbered, since two letters can have one subject and day. */
function entriesOf(letter: OpenLine, index: number): readonly Entry[] {
  const day = brusselsDay(letter.receivedAt)
  const files = letter.documents.filter(({ kind }) => kind !== 'page')
  const attachments = files.filter(({ kind }) => kind !== 'letter')
  return files.map(({ n, kind, mediaType, name }) => {
    const part = { day, extension: extensionOf(mediaType, name) }
    const place = attachments.findIndex((each) => each.n === n) + 1
    const file = downloadName(letter, kind === 'letter' ? part : { ...part, attachment: place })
    return {
      path: `${downloadNumber(index)} ${file}`,
      record: letter.record as RecordId,
      n,
      receivedAt: letter.receivedAt,
    }
  })
}

type Opened = ReadonlyMap<string, Uint8Array>
const nameOf = ({ record, n }: Pick<Entry, 'record' | 'n'>): string => `${record}/${n}`

/** Adds the files of a batch; its documents are read when the first of them is written, and released after the last. */
function addBatch(
  zip: ZipFile,
  batch: readonly OpenLine[],
  places: ReadonlyMap<string, readonly Entry[]>,
  open: (wanted: readonly Entry[]) => Promise<Opened>,
): void {
  const entries = batch.flatMap(({ id }) => places.get(id) ?? [])
  let opened: Promise<Opened> | undefined
  let left = entries.length
  for (const entry of entries)
    zip.addReadStreamLazy(entry.path, { mtime: entry.receivedAt }, (give) => {
      opened ??= open(entries)
      opened.then(
        (documents) => {
          left -= 1
          if (left === 0) opened = undefined
          const bytes = documents.get(nameOf(entry))
          if (bytes === undefined) give(new Error('An archived document is missing'), Readable.from([]))
          else give(null, Readable.from([bytes]))
        },
        (error: unknown) => give(error, Readable.from([])),
      )
    })
}

async function openBatch(
  call: CallOf<typeof contract.downloadLetters>,
  deps: ApiDeps,
  person: Uint8Array,
  reader: InboxReader,
  batch: readonly OpenLine[],
  wanted: readonly Entry[],
): Promise<Opened> {
  const documents = await readArchivedDocuments(deps.archive, { person }, wanted)
  // Before anything is marked: what the reader does not get is not read.
  if (documents.length < wanted.length) throw new Error('An archived document is missing')
  const unread = batch.filter(({ readAt }) => readAt === undefined).map(({ id }) => id)
  if (unread.length > 0) await deps.database.asPerson(person, (tx) => markManyRead(tx, unread, reader.index, call.now))
  return new Map(documents.map((each) => [nameOf(each), each.bytes]))
}
