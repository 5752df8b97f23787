import type { DrawAddressSheet } from '../../../channels/print/adapter/address-sheets.ts'
import { brusselsDay } from '../../../core/words/days/brussels-day.ts'
import type { Language } from '../../../core/words/language.ts'
import { printProfileOf } from '../../../templates/model/letter-frame.ts'
import { OfficeWriter, paragraph } from '../../../templates/render/office-letter.ts'
import { windowLines } from '../../../templates/render/window-lines.ts'

const words: Record<Language, { readonly title: string; readonly text: string }> = {
  nl: { title: 'Adresblad', text: 'Dit blad draagt het adres voor de post. De brief zit hierachter.' },
  fr: {
    title: 'Feuille d’adresse',
    text: 'Cette feuille porte l’adresse pour la poste. La lettre se trouve derrière.',
  },
  de: { title: 'Adressblatt', text: 'Dieses Blatt trägt die Anschrift für die Post. Das Schreiben liegt dahinter.' },
  en: { title: 'Address sheet', text: 'This sheet carries the address for the post. The letter is behind it.' },
}

/**
 * Draws the address sheet of an envelope without window: name and address where a window at the right would show them, the sender,
 * and the reply reference, by which an envelope that comes back is found. No word of the letter is on it.
 */
export function addressSheetWriter(): DrawAddressSheet {
  const writer = new OfficeWriter()
  return async ({ profile, cutOffAt }, parcel, sheetMarks) => {
    const { language, recipient } = parcel
    const { title, text } = words[language]
    const { bytes } = await writer.draw({
      language,
      subject: title,
      sender: { nl: parcel.entityName },
      about: parcel.message,
      date: brusselsDay(cutOffAt),
      reference: parcel.replyReference,
      addressLines: windowLines(recipient, language),
      profile: printProfileOf(profile),
      blocks: [paragraph(text)],
      ...(sheetMarks !== undefined && { sheetMarks }),
    })
    return bytes
  }
}
