import type { ByteSegments } from '../../core/words/byte-segments.ts'
import type { Language } from '../../core/words/language.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import type { SheetMarks } from '../../core/words/sheet-mark.ts'
import type { PrintProfileName } from '../model/letter-frame.ts'
import { type OfficeWriter, paragraph } from './office-letter.ts'
import { windowLines } from './window-lines.ts'

const words: Record<Language, { readonly title: string; readonly text: string }> = {
  nl: { title: 'Adresblad', text: 'Dit blad draagt het adres voor de post. De brief zit hierachter.' },
  fr: {
    title: 'Feuille d’adresse',
    text: 'Cette feuille porte l’adresse pour la poste. La lettre se trouve derrière.',
  },
  de: { title: 'Adressblatt', text: 'Dieses Blatt trägt die Anschrift für die Post. Das Schreiben liegt dahinter.' },
  en: { title: 'Address sheet', text: 'This sheet carries the address for the post. The letter is behind it.' },
}

/** What an address sheet shows. */
export interface SheetFacts {
  readonly language: Language
  readonly recipient: Recipient
  readonly sender: string
  /** UUID of the letter. */
  readonly message: string
  /** `YYYY-MM-DD` */
  readonly date: string
  /** The reply reference of the letter. */
  readonly reference: string
  readonly profile: PrintProfileName
  readonly sheetMarks?: SheetMarks | undefined
  /** Of a registered letter. */
  readonly barcode?: string | undefined
}

/**
 * Draws the first sheet of an envelope without window: name and address where a window at the right would show them, the sender, the
 * barcode of a registered letter, and the reply reference, by which an envelope that comes back is found. No word of the letter is
 * on it. Equal facts give equal bytes.
 */
export async function drawAddressSheet(writer: OfficeWriter, facts: SheetFacts): Promise<ByteSegments> {
  const { language, recipient, profile, sheetMarks, barcode } = facts
  const { title, text } = words[language]
  const { segments } = await writer.draw({
    language,
    subject: title,
    sender: { nl: facts.sender },
    about: facts.message,
    date: facts.date,
    reference: facts.reference,
    addressLines: windowLines(recipient, language),
    profile,
    blocks: [paragraph(text)],
    ...(sheetMarks !== undefined && { sheetMarks }),
    ...(barcode !== undefined && { barcode }),
  })
  return segments
}
