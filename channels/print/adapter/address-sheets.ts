import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { ByteSegments } from '../../../core/words/byte-segments.ts'
import { showNumberedId } from '../../../core/words/id.ts'
import { type SheetMarks, sheetSetOf } from '../../../core/words/sheet-mark.ts'
import type { Parcel } from '../../port.ts'
import type { LetterOfPart, PartToHandOver } from '../store/runs/hand-over.ts'

/** The first sheet of an envelope without window: one page that shows the address. */
export interface AddressSheet {
  readonly bytes: Uint8Array
  readonly sha256: string
}

/** Draws one address sheet: the same bytes for the same letter of the same run. */
export type DrawAddressSheet = (
  part: Pick<PartToHandOver, 'profile' | 'cutOffAt'>,
  letter: Pick<LetterToSheet, 'parcel' | 'barcode'>,
  marks: SheetMarks | undefined,
) => Promise<ByteSegments>

/** A sheet that is about to leave with its letter. */
export interface DrawnSheet {
  readonly parcel: Parcel
  /** A file name without personal data. */
  readonly name: string
  readonly segments: ByteSegments
}
/**
 * Archives sheets with the records of their letters before they leave, once for each delivery. @returns the archived bytes in the
 * same order, which are those to hand over: an earlier attempt may have archived, and handed over, others.
 */
export type KeepAddressSheets = (sheets: readonly DrawnSheet[]) => Promise<readonly Uint8Array[]>

export interface SheetDeps {
  readonly drawAddressSheet?: DrawAddressSheet | undefined
  readonly keepAddressSheets?: KeepAddressSheets | undefined
}

/** `dlv_…-0.pdf`: before the first document of the letter. */
export const addressSheetFile = ({ message, sequence }: Pick<Parcel, 'message' | 'sequence'>): string =>
  `${showNumberedId('dlv', message, sequence)}-0.pdf`

interface LetterToSheet {
  readonly letter: LetterOfPart
  readonly parcel: Parcel
  readonly barcode?: string
}
type Sheeted<Letter> = Letter & { readonly addressSheet?: AddressSheet }

/** Sheets that are archived in one pack. */
const sheetsAtOnce = 200

/** The letters with the address sheets of their envelopes; other work of the process continues between two of them. */
export async function withAddressSheets<Letter extends LetterToSheet>(
  part: PartToHandOver,
  letters: readonly Letter[],
  deps: SheetDeps,
): Promise<readonly Sheeted<Letter>[]> {
  const wanted = letters.filter(({ letter }) => letter.addressSheet)
  if (wanted.length === 0) return letters
  const sheets = new Map<Letter, AddressSheet>()
  for (let from = 0; from < wanted.length; from += sheetsAtOnce) {
    const some = wanted.slice(from, from + sheetsAtOnce)
    const bytes = await makeSheets(part, some, deps)
    for (const [at, letter] of some.entries()) {
      const own = bytes[at]
      if (own === undefined) throw new Error('Each envelope without window needs its address sheet')
      sheets.set(letter, { bytes: own, sha256: createHash('sha256').update(own).digest('hex') })
    }
  }
  return letters.map((each) => {
    const addressSheet = sheets.get(each)
    return addressSheet === undefined ? each : { ...each, addressSheet }
  })
}

async function makeSheets(
  part: PartToHandOver,
  letters: readonly LetterToSheet[],
  { drawAddressSheet, keepAddressSheets }: SheetDeps,
): Promise<readonly Uint8Array[]> {
  if (drawAddressSheet === undefined) throw new Error('A contract without window needs address sheets')
  const drawn: DrawnSheet[] = []
  for (const each of letters) {
    const segments = await drawAddressSheet(part, each, marksOf(part, each.letter))
    drawn.push({ parcel: each.parcel, name: addressSheetFile(each.parcel), segments })
    await setImmediate()
  }
  if (keepAddressSheets !== undefined) return keepAddressSheets(drawn)
  return drawn.map(({ segments }) => Buffer.concat(segments.map(({ bytes }) => bytes)))
}

/** Letters with marks share no envelope, so that all sheets after this one are those of its letter. */
function marksOf({ sheetMarks, sides }: PartToHandOver, { message, sheets }: LetterOfPart): SheetMarks | undefined {
  return sheetMarks === 'none' ? undefined : { set: sheetSetOf(message), sides, following: sheets - 1 }
}
