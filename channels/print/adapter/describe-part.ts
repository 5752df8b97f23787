import { createHash } from 'node:crypto'
import { showId, showNumberedId } from '../../../core/words/id.ts'
import { isRegistered } from '../../../core/words/message.ts'
import { sheetSetOf, sheetsOfPages } from '../../../core/words/sheet-mark.ts'
import type { Parcel, ParcelDocument } from '../../port.ts'
import { isPrinted } from '../store/contracts/price.ts'
import type { LetterOfPart, PartToHandOver } from '../store/runs/hand-over.ts'
import { type AddressSheet, addressSheetFile } from './address-sheets.ts'
import { blankSide, blankSideName, blankSideSha256 } from './blank-side.ts'
import type { DescribedField, PartnerProfile } from './partner-profile.ts'

/** One letter of a part with its printed documents. */
export interface LetterToPack {
  readonly letter: LetterOfPart
  readonly parcel: Parcel
  /** Under which a registered letter was announced: the partner prints it. */
  readonly barcode?: string
  /** Before its first document, in an envelope without window. */
  readonly addressSheet?: AddressSheet
}
/** The control copy of the office: one sheet that the hub made. */
export interface ControlCopy {
  readonly bytes: Buffer
  readonly postalCode: string
}
/** All that a package is described from. */
export interface PackedPart {
  readonly part: PartToHandOver
  readonly letters: readonly LetterToPack[]
  readonly controlCopy?: ControlCopy | undefined
}

/** The name of a part's package, without extension: run and part, so that a repeated hand-over finds the first. */
export function partName(part: Pick<PartToHandOver, 'run' | 'n'>): string {
  return `${showId('run', part.run)}-${String(part.n).padStart(3, '0')}`
}

/** The name of a run's control copy in packages and in return files. */
export const controlCopyName = (part: Pick<PartToHandOver, 'run'>): string => `seed-${showId('run', part.run)}`

export const printedOf = (parcel: Parcel): readonly ParcelDocument[] => parcel.documents.filter(isPrinted)

/** Whether the next document would be printed on the back of this one, where the partner joins them into one stream. */
export function leavesBack({ blankLastSide }: PartToHandOver, { pages = 1 }: Pick<ParcelDocument, 'pages'>): boolean {
  return blankLastSide && pages % 2 === 1
}

/** `dlv_….pdf`; enclosures follow as `dlv_…-2.pdf`. */
export function fileOf(parcel: Parcel, document: ParcelDocument): string {
  const place = printedOf(parcel).indexOf(document) + 1
  return `${showNumberedId('dlv', parcel.message, parcel.sequence)}${place === 1 ? '' : `-${place}`}.pdf`
}

/** The description of a part in the layout of its partner. */
export function describePart(packed: PackedPart, { description }: PartnerProfile): Buffer {
  if (description.format === 'json') return toBytes(renamed(describe(packed), description.names))
  const { separator, columns } = description
  const line = (cells: readonly string[]): string => cells.map((cell) => quoted(cell, separator)).join(separator)
  const rows = documentRows(packed).map((row) => line(columns.map(({ field }) => String(row[field] ?? ''))))
  return Buffer.from(`${[line(columns.map(({ name }) => name)), ...rows].join('\r\n')}\r\n`)
}

function describe({ part, letters, controlCopy }: PackedPart): object {
  const sheetsByEnvelope = sheetsPerEnvelope(letters)
  return {
    format: 'uitpost-print-package/1',
    run: showId('run', part.run),
    part: part.n,
    ...(part.rerunOf !== null && { rerunOf: part.rerunOf }),
    contract: showId('printContract', part.contract),
    partner: part.partner,
    profile: part.profile,
    sides: part.sides,
    ink: part.envelopeTerms.ink,
    blankLastSide: part.blankLastSide,
    sheetMarks: part.sheetMarks,
    cutOffAt: part.cutOffAt.toISOString(),
    letters: letters.map(({ letter, parcel, barcode, addressSheet }) => ({
      letter: showNumberedId('dlv', parcel.message, parcel.sequence),
      position: letter.position,
      ...(letter.envelope !== null && { envelope: letter.envelope }),
      envelopeFormat: formatOf(part, letter, sheetsByEnvelope),
      sender: parcel.entityName,
      postage: letter.postage,
      zone: letter.zone,
      postalCode: letter.postalCode,
      sheets: letter.sheets,
      ...(part.sheetMarks === 'data-matrix' && { sheetSet: sheetSetOf(letter.message) }),
      ...(parcel.costCentre !== undefined && { costCentre: parcel.costCentre }),
      // Registered mail is announced to the post by name and address; the address of other letters is on paper only.
      ...(isRegistered(letter.postage) && {
        recipient: { name: parcel.recipient.name, address: parcel.recipient.address },
      }),
      ...(barcode !== undefined && { barcode }),
      ...(addressSheet !== undefined && { addressSheet: addressSheetFile(parcel) }),
      documents: [
        ...filesBefore(part, parcel, addressSheet),
        ...printedOf(parcel).flatMap((document) => [
          { file: fileOf(parcel, document), pages: document.pages ?? 1, sha256: document.sha256 },
          ...(leavesBack(part, document) ? [blankFile] : []),
        ]),
      ],
    })),
    ...(controlCopy !== undefined && {
      controlCopy: {
        letter: controlCopyName(part),
        postalCode: controlCopy.postalCode,
        sheets: 1,
        documents: [{ file: `${controlCopyName(part)}.pdf`, pages: 1, sha256: hashOf(controlCopy.bytes) }],
      },
    }),
  }
}

const blankFile = { file: blankSideName, pages: 1, sha256: blankSideSha256 } as const

/** The address sheet of an envelope, with an empty back where the partner joins the files into one stream. */
function filesBefore(part: PartToHandOver, parcel: Parcel, sheet: AddressSheet | undefined) {
  if (sheet === undefined) return []
  const file = { file: addressSheetFile(parcel), pages: 1, sha256: sheet.sha256 }
  return leavesBack(part, file) ? [file, blankFile] : [file]
}

type DocumentRow = Readonly<Partial<Record<DescribedField, string | number>>>

function documentRows({ part, letters, controlCopy }: PackedPart): DocumentRow[] {
  const ofPart = { run: showId('run', part.run), part: part.n }
  const sheetsByEnvelope = sheetsPerEnvelope(letters)
  const rows = letters.flatMap(({ letter, parcel, barcode, addressSheet }): DocumentRow[] => {
    const ofLetter: DocumentRow = {
      ...ofPart,
      letter: showNumberedId('dlv', parcel.message, parcel.sequence),
      envelope: letter.envelope ?? letter.position,
      envelopeFormat: formatOf(part, letter, sheetsByEnvelope),
      position: letter.position,
      postage: letter.postage,
      zone: letter.zone,
      postalCode: letter.postalCode,
      sender: parcel.entityName,
      ...(parcel.costCentre !== undefined && { costCentre: parcel.costCentre }),
      ...(barcode !== undefined && { barcode }),
      controlCopy: 0,
    }
    const files = printedOf(parcel).flatMap((document) => {
      const pages = document.pages ?? 1
      const sheets = sheetsOfPages(pages, part.sides)
      const printed = { file: fileOf(parcel, document), pages, sheets, sha256: document.sha256 }
      const back = { file: blankSideName, pages: 1, sheets: 0, sha256: blankSideSha256 }
      return leavesBack(part, document) ? [printed, back] : [printed]
    })
    const before = filesBefore(part, parcel, addressSheet).map((file) => ({
      ...file,
      sheets: file === blankFile ? 0 : 1,
    }))
    return [...before, ...files].map((file, at) => ({ ...ofLetter, ...file, document: at + 1 }))
  })
  if (controlCopy === undefined) return rows
  const copy: DocumentRow = {
    ...ofPart,
    letter: controlCopyName(part),
    postage: 'priority',
    zone: 'BE',
    postalCode: controlCopy.postalCode,
    document: 1,
    file: `${controlCopyName(part)}.pdf`,
    pages: 1,
    sheets: 1,
    sha256: hashOf(controlCopy.bytes),
    controlCopy: 1,
  }
  return [...rows, copy]
}

/** The manifest, which is signed: every file with size and hash, and the counts of the part. */
export function listFiles(packed: PackedPart, profile: PartnerProfile, description: Buffer): object {
  const { part, letters, controlCopy } = packed
  const documents = letters.flatMap(({ parcel }) =>
    printedOf(parcel).map((document) => ({ parcel, document, pages: document.pages ?? 1 })),
  )
  const sheets = letters.flatMap(({ parcel, addressSheet }) =>
    addressSheet === undefined ? [] : [{ name: addressSheetFile(parcel), addressSheet }],
  )
  return {
    format: 'uitpost-print-manifest/1',
    run: showId('run', part.run),
    part: part.n,
    letters: letters.length,
    pages: documents.reduce((sum, { pages }) => sum + pages, sheets.length),
    sheets: letters.reduce((sum, { letter }) => sum + letter.sheets, 0),
    files: [
      { name: profile.description.file, size: description.length, sha256: hashOf(description) },
      ...sheets.map(({ name, addressSheet: { bytes, sha256 } }) => ({ name, size: bytes.length, sha256 })),
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
      // The office's own copy is no letter: it is in none of the counts.
      ...(controlCopy === undefined
        ? []
        : [
            {
              name: `${controlCopyName(part)}.pdf`,
              size: controlCopy.bytes.length,
              sha256: hashOf(controlCopy.bytes),
              controlCopy: true,
            },
          ]),
    ],
  }
}

function sheetsPerEnvelope(letters: readonly LetterToPack[]): ReadonlyMap<number, number> {
  const sheets = new Map<number, number>()
  for (const { letter } of letters)
    if (letter.envelope !== null) sheets.set(letter.envelope, (sheets.get(letter.envelope) ?? 0) + letter.sheets)
  return sheets
}

/** From the number of sheets of the contract on the partner uses an envelope for unfolded sheets. */
function formatOf(part: PartToHandOver, letter: LetterOfPart, sheets: ReadonlyMap<number, number>): 'c4' | 'usual' {
  const inEnvelope = letter.envelope === null ? letter.sheets : (sheets.get(letter.envelope) ?? letter.sheets)
  return inEnvelope >= (part.envelopeTerms.c4FromSheets ?? Number.POSITIVE_INFINITY) ? 'c4' : 'usual'
}

function renamed(value: unknown, names: Readonly<Record<string, string>>): unknown {
  if (Object.keys(names).length === 0) return value
  if (Array.isArray(value)) return value.map((each) => renamed(each, names))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [names[name] ?? name, renamed(each, names)]))
}

const quoted = (cell: string, separator: string): string =>
  cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export const toBytes = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 1)}\n`)
