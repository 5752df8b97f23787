import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { ArchivedDocument } from '../../../archive/read/read-document.ts'
import { brusselsDay } from '../../../core/words/days/brussels-day.ts'
import type { RecordId } from '../../../core/words/id.ts'
import type { Language } from '../../../core/words/language.ts'
import type { ApiDeps } from '../../server/api-deps.ts'
import { faultOf } from '../../server/fault-of.ts'
import type { Call } from '../../server/route.ts'
import { downloadNumber } from './download-index.ts'
import { downloadName, extensionOf } from './download-name.ts'

/** Letters whose documents are read together: the most of them that are in memory. */
const openedTogether = 10

/** A document of a letter in the file. */
export interface LetterFile {
  readonly path: string
  readonly record: RecordId
  readonly n: number
  readonly receivedAt: Date
}
export interface ZippedLetter<Letter> {
  readonly letter: Letter
  readonly files: readonly LetterFile[]
}

interface LetterOfFiles {
  readonly record: string
  readonly subject: string
  readonly language: Language
  readonly receivedAt: Date
  readonly documents: readonly {
    readonly n: number
    readonly kind: string
    readonly name: string
    readonly mediaType: string
  }[]
}

/** The letter and its attachments, not its page for the screen; numbered, since two letters can have one subject and day. */
export function filesOf(letter: LetterOfFiles, place: number): readonly LetterFile[] {
  const day = brusselsDay(letter.receivedAt)
  const files = letter.documents.filter(({ kind }) => kind !== 'page')
  const attachments = files.filter(({ kind }) => kind !== 'letter')
  return files.map(({ n, kind, mediaType, name }) => {
    const part = { day, extension: extensionOf(mediaType, name) }
    const attachment = attachments.findIndex((each) => each.n === n) + 1
    const file = downloadName(letter, kind === 'letter' ? part : { ...part, attachment })
    return {
      path: `${downloadNumber(place)} ${file}`,
      record: letter.record as RecordId,
      n,
      receivedAt: letter.receivedAt,
    }
  })
}

/** @throws Error when a document is missing among those that were read. */
export function assertComplete(documents: readonly ArchivedDocument[], wanted: readonly LetterFile[]): void {
  if (documents.length < wanted.length) throw new Error('An archived document is missing')
}

/**
 * A ZIP with the page that lists the letters, and their files. It is written while it is read, a few letters at a time: a letter
 * that cannot be read ends the file there.
 * @param open reads the documents of a few letters.
 */
export function zipOfLetters<Letter>(
  call: Pick<Call, 'requestId'>,
  { log }: Pick<ApiDeps, 'log'>,
  {
    page,
    letters,
    open,
  }: {
    readonly page: string
    readonly letters: readonly ZippedLetter<Letter>[]
    readonly open: (letters: readonly ZippedLetter<Letter>[]) => Promise<readonly ArchivedDocument[]>
  },
): Readable {
  const zip = new ZipFile()
  const output = zip.outputStream as Readable
  // The status is sent by then: a file that ends too early is all that a reader can notice, and no other request may suffer.
  zip.on('error', (error: Error) => {
    log.error({ requestId: call.requestId, fault: faultOf(error) }, 'a download of letters was cut off')
    output.destroy(error)
  })
  zip.addBuffer(Buffer.from(page), 'index.html')
  for (let start = 0; start < letters.length; start += openedTogether) {
    const batch = letters.slice(start, start + openedTogether)
    addBatch(
      zip,
      batch.flatMap(({ files }) => files),
      () => open(batch),
    )
  }
  zip.end()
  return output
}

const nameOf = ({ record, n }: Pick<LetterFile, 'record' | 'n'>): string => `${record}/${n}`

/** Adds the files of a batch; its documents are read when the first of them is written, and released after the last. */
function addBatch(zip: ZipFile, files: readonly LetterFile[], open: () => Promise<readonly ArchivedDocument[]>): void {
  let opened: Promise<ReadonlyMap<string, Uint8Array>> | undefined
  let left = files.length
  const openOnce = async () => new Map((await open()).map((each) => [nameOf(each), each.bytes]))
  for (const file of files)
    zip.addReadStreamLazy(file.path, { mtime: file.receivedAt }, (give) => {
      opened ??= openOnce()
      opened.then(
        (documents) => {
          left -= 1
          if (left === 0) opened = undefined
          const bytes = documents.get(nameOf(file))
          if (bytes === undefined) give(new Error('An archived document is missing'), Readable.from([]))
          else give(null, Readable.from([bytes]))
        },
        (error: unknown) => give(error, Readable.from([])),
      )
    })
}
