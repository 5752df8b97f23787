import type { SheetMarks } from '../../core/words/sheet-mark.ts'
import type { HouseStyle } from './house-style.ts'

export type Variant = 'normal' | 'large'

/** What a letter is that is not sent: looked at on a screen, or sent to its writer as a test. */
export type Watermark = 'preview' | 'test'

/** Everything around the text of a letter; see the geometry of the letter in docs. */
export interface LetterFrame {
  /** UUID of the message: the source of the PDF's /ID. */
  readonly message: string
  readonly variant: Variant
  readonly profile: PrintProfileName
  readonly houseStyle: HouseStyle
  /** The written address, at most 7 lines of 50 characters; empty when there is none (digital only). */
  readonly addressLines: readonly string[]
  /** ISO date on the letter, also the PDF's creation date. */
  readonly letterDate: string
  readonly references: { readonly ours: string; readonly yours?: string; readonly contact?: string }
  /** 12 characters of the check code's alphabet, also encoded in the DataMatrix. Absent: no reply block. */
  readonly replyReference?: string
  readonly check?: {
    /** 10 characters. */
    readonly code: string
    /** The content of the signed QR code, at most 271 bytes. */
    readonly qr: string
    /** The address of the page where a reader checks the letter, as it is printed. */
    readonly page: string
  }
  /** Its word is drawn as paths across each page of a letter that is not sent, never as text. */
  readonly watermark?: Watermark
  /** A preview that has the limits of a letter that is sent; other previews may be too long, so that their writer sees it. */
  readonly keepsLimits?: true
  /** Where a reader finds the letter on a screen, at any size; printed where large print is too long for an envelope. */
  readonly inbox?: string
  /** Pages of the documents that share the envelope on paper; absent: there are none, or there is no envelope. */
  readonly pagesAlong?: number
  /** Marks for the inserter on each sheet; absent: the print contract requires none. */
  readonly sheetMarks?: SheetMarks
  /** The barcode of the registered item that the letter is; absent: it is no registered letter, or the partner prints one. */
  readonly barcode?: string
  /** Pages that the letter would have in the requested large print: too many, so it is in normal print and says so. */
  readonly insteadOfLarge?: number
  /** The letter gets an electronic seal; absent: it gets none. */
  readonly seal?: SealPlace
  /** The letter is a copy for another reader, and says so: the name of the person to whom the letter was written. */
  readonly copyOf?: string
}

/** The place that a letter keeps for an electronic seal (ISO 32000-1, 12.8). */
export interface SealPlace {
  /** Bytes of the signature dictionary with everything in it. */
  readonly bytes: number
  /** What a reader's program calls the signature field, in the language of the letter. */
  readonly label: string
}

/** Envelopes with a window at the right or left, and without one (`-sheet`): these have an address sheet before the letter. */
export const printProfileNames = [
  'c5-right',
  'c5-left',
  'c56-right',
  'c56-left',
  'c4-right',
  'c5-sheet',
  'c4-sheet',
] as const
export type PrintProfileName = (typeof printProfileNames)[number]

/** Profile of letters that no print partner handles. */
export const commonPrintProfile: PrintProfileName = 'c5-right'

/** The profile that a contract names; an entity without a contract, or with an unknown profile, gets the common one. */
export function printProfileOf(named: string | undefined): PrintProfileName {
  return printProfileNames.find((each) => each === named) ?? commonPrintProfile
}
