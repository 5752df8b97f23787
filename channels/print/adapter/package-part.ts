import { createHash, type KeyObject, sign } from 'node:crypto'
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { showId, showNumberedId } from '../../../core/words/id.ts'
import { sheetSetOf, sheetsOfPages } from '../../../core/words/sheet-mark.ts'
import type { Parcel, ParcelDocument } from '../../port.ts'
import type { LetterOfPart, PartToHandOver } from '../store/hand-over.ts'
import { isPrinted } from '../store/price.ts'
import { blankSide, blankSideName, blankSideSha256 } from './blank-side.ts'

/** One letter of a part with its printed documents. */
export interface LetterToPack {
  readonly letter: LetterOfPart
  readonly parcel: Parcel
  /** Under which a registered letter was announced: the partner prints it. */
  readonly barcode?: string
}

/** The name of a part's package, without extension: run and part, so that a repeated hand-over finds the first. */
export function partName(part: Pick<PartToHandOver, 'run' | 'n'>): string {
  return `${showId('run', part.run)}-${String(part.n).padStart(3, '0')}`
}

/**
 * The package of a part as a stream: description, manifest, signature, letters. Entries are stored, not deflated, since a PDF is
 * already deflated, and are opened one at a time, so that memory does not grow with the part. Always the same bytes.
 */
export function packPart(part: PartToHandOver, letters: readonly LetterToPack[], key: KeyObject): Readable {
  const zip = new ZipFile()
  const options = { mtime: part.cutOffAt, mode: 0o100644, compress: false, forceDosTimestamp: true }
  const description = toBytes(describe(part, letters))
  const manifest = toBytes(listFiles(part, letters, description))
  zip.addBuffer(description, 'description.json', options)
  zip.addBuffer(manifest, 'manifest.json', options)
  zip.addBuffer(Buffer.from(`${sign(null, manifest, key).toString('base64')}\n`), 'manifest.sig', options)
  const output = Readable.from(zip.outputStream)
  zip.on('error', (error: Error) => output.destroy(error))
  for (const { parcel } of letters) {
    for (const document of printedOf(parcel)) {
      zip.addReadStreamLazy(fileOf(parcel, document), { ...options, size: document.size }, (give) => {
        document.open().then(
          (bytes) => give(null, Readable.from([bytes])),
          (error: unknown) => give(error, Readable.from([])),
        )
      })
    }
  }
  if (letters.some(({ parcel }) => printedOf(parcel).some((document) => leavesBack(part, document))))
    zip.addBuffer(blankSide, blankSideName, options)
  zip.end()
  return output
}

const printedOf = (parcel: Parcel): readonly ParcelDocument[] => parcel.documents.filter(isPrinted)

/** Whether the next document would be printed on the back of this one, where the partner joins them into one stream. */
function leavesBack({ blankLastSide }: PartToHandOver, { pages = 1 }: ParcelDocument): boolean {
  return blankLastSide && pages % 2 === 1
}

/** `dlv_….pdf`; enclosures follow as `dlv_…-2.pdf`. */
function fileOf(parcel: Parcel, document: ParcelDocument): string {
  const place = printedOf(parcel).indexOf(document) + 1
  return `${showNumberedId('dlv', parcel.message, parcel.sequence)}${place === 1 ? '' : `-${place}`}.pdf`
}

function describe(part: PartToHandOver, letters: readonly LetterToPack[]): object {
  return {
    format: 'uitpost-print-package/1',
    run: showId('run', part.run),
    part: part.n,
    contract: showId('printContract', part.contract),
    partner: part.partner,
    profile: part.profile,
    sides: part.sides,
    blankLastSide: part.blankLastSide,
    sheetMarks: part.sheetMarks,
    cutOffAt: part.cutOffAt.toISOString(),
    letters: letters.map(({ letter, parcel, barcode }) => ({
      letter: showNumberedId('dlv', parcel.message, parcel.sequence),
      position: letter.position,
      sender: parcel.entityName,
      postage: letter.postage,
      zone: letter.zone,
      postalCode: letter.postalCode,
      sheets: letter.sheets,
      ...(part.sheetMarks === 'data-matrix' && { sheetSet: sheetSetOf(letter.message) }),
      ...(parcel.costCentre !== undefined && { costCentre: parcel.costCentre }),
      // Registered mail is announced to the post by name and address; the address of other letters is on paper only.
      ...(letter.postage.startsWith('registered') && {
        recipient: { name: parcel.recipient.name, address: parcel.recipient.address },
      }),
      ...(barcode !== undefined && { barcode }),
      documents: printedOf(parcel).flatMap((document) => [
        { file: fileOf(parcel, document), pages: document.pages ?? 1, sha256: document.sha256 },
        ...(leavesBack(part, document) ? [{ file: blankSideName, pages: 1, sha256: blankSideSha256 }] : []),
      ]),
    })),
  }
}

function listFiles(part: PartToHandOver, letters: readonly LetterToPack[], description: Uint8Array): object {
  const documents = letters.flatMap(({ parcel }) =>
    printedOf(parcel).map((document) => ({ parcel, document, pages: document.pages ?? 1 })),
  )
  return {
    format: 'uitpost-print-manifest/1',
    run: showId('run', part.run),
    part: part.n,
    letters: letters.length,
    pages: documents.reduce((sum, { pages }) => sum + pages, 0),
    sheets: letters.reduce((sum, { letter }) => sum + letter.sheets, 0),
    files: [
      {
        name: 'description.json',
        size: description.length,
        sha256: createHash('sha256').update(description).digest('hex'),
      },
      // Hashes of letters were taken when they were archived, and the archive checks them at each read.
      ...documents.map(({ parcel, document, pages }) => ({
        name: fileOf(parcel, document),
        size: document.size,
        sha256: document.sha256,
        pages,
        sheets: sheetsOfPages(pages, part.sides),
      })),
      // The back of a sheet that is already counted.
      ...(documents.some(({ document }) => leavesBack(part, document))
        ? [{ name: blankSideName, size: blankSide.length, sha256: blankSideSha256, pages: 1, sheets: 0 }]
        : []),
    ],
  }
}

const toBytes = (value: object): Buffer => Buffer.from(`${JSON.stringify(value, null, 1)}\n`)
