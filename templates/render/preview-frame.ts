import type { HouseStyle } from '../model/house-style.ts'
import {
  commonPrintProfile,
  type LetterFrame,
  type PrintProfileName,
  type Variant,
  type Watermark,
} from '../model/letter-frame.ts'

/** Codes of a letter that was never sent: no letter can have them, since their check character is wrong. */
export const noReply = '333344447777'
export const noCheck = '3333344444'

/** What the code of a letter that was never sent leads to: the check page, which knows no such letter. */
export const previewQr = (publicUrl: string): string => `${publicUrl}/check#preview`

export interface PreviewFrameOf {
  /** UUID of the version: equal previews are equal bytes. */
  readonly version: string
  readonly variant: Variant
  /** The envelope for which it is drawn; absent: the common one. */
  readonly profile?: PrintProfileName
  readonly houseStyle: HouseStyle
  readonly addressLines: readonly string[]
  /** ISO date */
  readonly letterDate: string
  readonly reference: string
  /** Our public address, without a slash at the end. */
  readonly publicUrl: string
  /** Absent: that of a preview. */
  readonly watermark?: Watermark
}

/** The frame of a letter that will not be sent: stand-ins for the parts that only a sent letter has, marked as a preview. */
export function previewFrame(of: PreviewFrameOf): LetterFrame {
  return {
    message: of.version,
    variant: of.variant,
    profile: of.profile ?? commonPrintProfile,
    houseStyle: of.houseStyle,
    addressLines: of.addressLines,
    letterDate: of.letterDate,
    references: { ours: of.reference },
    replyReference: noReply,
    check: {
      code: noCheck,
      qr: previewQr(of.publicUrl),
      page: `${of.publicUrl.replace(/^https?:\/\//, '')}/check`,
    },
    watermark: of.watermark ?? 'preview',
  }
}
