import { brusselsDay } from '../../core/words/days/brussels-day.ts'
import type { Language } from '../../core/words/language.ts'
import type { Medium } from '../../core/words/medium.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import { attachedLogo, shownLogo } from '../email/mail-logo.ts'
import type { HouseStyle } from '../model/house-style.ts'
import type { PrintProfileName, Variant, Watermark } from '../model/letter-frame.ts'
import { previewFrame } from './preview-frame.ts'
import type { LetterToRender } from './render-task.ts'
import { windowLines } from './window-lines.ts'

export interface PreviewOf {
  readonly id: string
  /** UUID of the version: equal previews are equal bytes. */
  readonly version: string
  readonly media: readonly Medium[]
  readonly language: Language
  readonly variant: Variant
  /** The profile of the entity's print contract, so that the preview equals the letter. */
  readonly profile: PrintProfileName
  /** As `checkData` returned it. */
  readonly data: Readonly<Record<string, unknown>>
  readonly recipient: Recipient
  readonly houseStyle: HouseStyle
  readonly reference: string
  readonly now: Date
  readonly publicUrl: string
  /** Absent: that of a preview. */
  readonly watermark?: Watermark
}

/** A letter as it would be sent today, with stand-ins for what only a sent letter has, and marked as a preview. */
export function previewLetter(of: PreviewOf): LetterToRender {
  const frame = previewFrame({
    version: of.version,
    variant: of.variant,
    profile: of.profile,
    houseStyle: of.houseStyle,
    addressLines: windowLines(of.recipient, of.language),
    letterDate: brusselsDay(of.now),
    reference: of.reference,
    publicUrl: of.publicUrl,
    ...(of.watermark !== undefined && { watermark: of.watermark }),
  })
  const { id, media, language, data, recipient } = of
  // The mail of a test is sent, with its logo attached.
  const logo = of.watermark === 'test' ? attachedLogo(of.houseStyle) : shownLogo(of.houseStyle)
  const email = { replyAllowed: false, ...logo }
  return { id, media, language, data, recipient, frame, email }
}
