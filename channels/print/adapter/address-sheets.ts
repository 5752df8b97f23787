import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { showNumberedId } from '../../../core/words/id.ts'
import { type SheetMarks, sheetSetOf } from '../../../core/words/sheet-mark.ts'
import type { Parcel } from '../../port.ts'
import type { LetterOfPart, PartToHandOver } from '../store/hand-over.ts'

/** The first sheet of an envelope without window: one page that shows the address. */
export interface AddressSheet {
  readonly bytes: Buffer
  readonly sha256: string
}

/** Draws one address sheet: the same bytes for the same letter of the same run. */
export type DrawAddressSheet = (
  part: Pick<PartToHandOver, 'profile' | 'cutOffAt'>,
  parcel: Parcel,
  marks: SheetMarks | undefined,
) => Promise<Buffer>

/** `dlv_…-0.pdf`: before the first document of the letter. */
export const addressSheetFile = ({ message, sequence }: Pick<Parcel, 'message' | 'sequence'>): string =>
  `${showNumberedId('dlv', message, sequence)}-0.pdf`

interface LetterToSheet {
  readonly letter: LetterOfPart
  readonly parcel: Parcel
}
type Sheeted<Letter> = Letter & { readonly addressSheet?: AddressSheet }

/** The letters with the address sheets of their envelopes; other work of the process continues between two of them. */
export async function withAddressSheets<Letter extends LetterToSheet>(
  part: PartToHandOver,
  letters: readonly Letter[],
  draw: DrawAddressSheet | undefined,
): Promise<readonly Sheeted<Letter>[]> {
  if (!letters.some(({ letter }) => letter.addressSheet)) return letters
  if (draw === undefined) throw new Error('A contract without window needs address sheets')
  const complete: Sheeted<Letter>[] = []
  for (const each of letters) {
    if (!each.letter.addressSheet) {
      complete.push(each)
      continue
    }
    const bytes = await draw(part, each.parcel, marksOf(part, each.letter))
    complete.push({ ...each, addressSheet: { bytes, sha256: createHash('sha256').update(bytes).digest('hex') } })
    await setImmediate()
  }
  return complete
}

/** Letters with marks share no envelope, so that all sheets after this one are those of its letter. */
function marksOf({ sheetMarks, sides }: PartToHandOver, { message, sheets }: LetterOfPart): SheetMarks | undefined {
  return sheetMarks === 'none' ? undefined : { set: sheetSetOf(message), sides, following: sheets - 1 }
}
