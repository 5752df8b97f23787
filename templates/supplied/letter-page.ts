import type { Language } from '../../core/words/language.ts'
import type { LetterDocument } from '../model/document.ts'

export interface SuppliedLetter {
  readonly language: Language
  readonly subject: string
  /** File name of the document. */
  readonly file: string
  readonly pages: number
  /** File names of the documents that are sent along. */
  readonly attachments: readonly string[]
}

interface PageWords {
  readonly isPdf: (pages: number) => string
  readonly inInbox: (file: string) => string
  readonly byMail: (file: string) => string
  readonly along: (count: number) => string
}

const words: Record<Language, PageWords> = {
  nl: {
    isPdf: (pages) => `Deze brief is een PDF-document van ${pages} ${pages === 1 ? 'bladzijde' : 'bladzijden'}.`,
    inInbox: (file) => `Open of bewaar het document “${file}” bij deze brief om hem te lezen.`,
    byMail: (file) => `U vindt de brief als bijlage bij deze e-mail: “${file}”.`,
    along: (count) => (count === 1 ? 'Er is 1 bijlage:' : `Er zijn ${count} bijlagen:`),
  },
  fr: {
    isPdf: (pages) => `Cette lettre est un document PDF de ${pages} ${pages === 1 ? 'page' : 'pages'}.`,
    inInbox: (file) => `Ouvrez ou enregistrez le document « ${file} » joint à cette lettre pour la lire.`,
    byMail: (file) => `Vous trouverez la lettre en pièce jointe à cet e-mail : « ${file} ».`,
    along: (count) => (count === 1 ? 'Il y a 1 annexe :' : `Il y a ${count} annexes :`),
  },
  de: {
    isPdf: (pages) => `Dieser Brief ist ein PDF-Dokument von ${pages} ${pages === 1 ? 'Seite' : 'Seiten'}.`,
    inInbox: (file) => `Öffnen oder speichern Sie das Dokument „${file}“ bei diesem Brief, um ihn zu lesen.`,
    byMail: (file) => `Sie finden den Brief als Anhang dieser E-Mail: „${file}“.`,
    along: (count) => (count === 1 ? 'Es gibt 1 Anlage:' : `Es gibt ${count} Anlagen:`),
  },
  en: {
    isPdf: (pages) => `This letter is a PDF document of ${pages} ${pages === 1 ? 'page' : 'pages'}.`,
    inInbox: (file) => `Open or save the document “${file}” with this letter to read it.`,
    byMail: (file) => `You find the letter attached to this email: “${file}”.`,
    along: (count) => (count === 1 ? 'There is 1 attachment:' : `There are ${count} attachments:`),
  },
}

/**
 * The page that the inbox and an email show for a letter that is a PDF: its subject, the statement that it is a PDF, and where to
 * find it.
 */
export function letterPage(letter: SuppliedLetter, place: 'inbox' | 'email'): LetterDocument {
  const { language, subject, file, pages, attachments } = letter
  const say = words[language]
  const paragraph = (text: string) => ({ kind: 'paragraph' as const, runs: [{ text }] })
  const along = attachments.map((name) => [paragraph(name)])
  return {
    language,
    subject,
    blocks: [
      paragraph(say.isPdf(pages)),
      paragraph(place === 'inbox' ? say.inInbox(file) : say.byMail(file)),
      ...(along.length === 0
        ? []
        : [paragraph(say.along(along.length)), { kind: 'list' as const, ordered: false, start: 1, items: along }]),
    ],
  }
}
