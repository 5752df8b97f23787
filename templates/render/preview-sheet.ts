import { brusselsDay } from '../../core/words/days/brussels-day.ts'
import type { Language } from '../../core/words/language.ts'
import type { PrintProfileName } from '../model/letter-frame.ts'
import { drawAddressSheet } from './address-sheet.ts'
import type { OfficeWriter } from './office-letter.ts'
import { noReply } from './preview-frame.ts'
import { type PartialRecipient, standIn } from './stand-ins.ts'

/** What a preview of an address sheet shows; invented values have the place of what is absent. */
export interface PreviewSheet {
  readonly language: Language
  readonly recipient?: PartialRecipient
  readonly sender: string
  /** UUID for the metadata of the file: equal previews are equal bytes. */
  readonly about: string
  readonly now: Date
  readonly profile: PrintProfileName
}

/** The sheet that is before a letter in an envelope without window. */
export async function previewSheet(writer: OfficeWriter, sheet: PreviewSheet): Promise<Buffer> {
  const { language, recipient, sender, about, now, profile } = sheet
  const segments = await drawAddressSheet(writer, {
    language,
    recipient: standIn(recipient ?? {}, language),
    sender,
    message: about,
    date: brusselsDay(now),
    reference: noReply,
    profile,
  })
  return Buffer.concat(segments.map((segment) => segment.bytes))
}
