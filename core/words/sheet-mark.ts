/** The mark that the inserter of a print partner reads on each sheet, by its contract. */
export const sheetMarkings = ['none', 'data-matrix'] as const
export type SheetMarking = (typeof sheetMarkings)[number]

/** The marks of one document of an envelope. */
export interface SheetMarks {
  /** 16 digits: equal on all sheets of an envelope. */
  readonly set: string
  /** Printed sides of a sheet: with one, each page is on a sheet of its own. */
  readonly sides: 'one' | 'two'
  /** Sheets of the documents after this one. */
  readonly following: number
}

const setDigits = 16

/**
 * The number of the set that the sheets of one letter form; from the random part of the message's UUID, so that no two are equal.
 */
export function sheetSetOf(message: string): string {
  const random = BigInt(`0x${message.replaceAll('-', '').slice(-16)}`)
  return String(random % 10n ** BigInt(setDigits)).padStart(setDigits, '0')
}

/** Sheets of paper of one document. */
export function sheetsOfPages(pages: number, sides: SheetMarks['sides']): number {
  return sides === 'one' ? pages : Math.ceil(pages / 2)
}

/** Whether a page (from 1) is the front of a sheet. */
export function isFront(page: number, sides: SheetMarks['sides']): boolean {
  return sides === 'one' || page % 2 === 1
}

/**
 * The text of the mark on a sheet: the number of the set, and how many sheets follow in the envelope in two digits, `00` on the
 * last one. Counted down, since an attachment is marked independently of the letter before it.
 * @param page from 1, the front of a sheet
 * @param pages of the document
 */
export function sheetMarkText({ set, sides, following }: SheetMarks, page: number, pages: number): string {
  const behind = sheetsOfPages(pages, sides) - sheetsOfPages(page, sides)
  return `${set}${String(Math.min(behind + following, 99)).padStart(2, '0')}`
}
