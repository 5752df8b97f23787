import type { Language } from '../../../core/words/language.ts'

/** Words around a letter on a screen only; the words that paper has too are those of the paper letter. */
export interface ScreenWords {
  readonly scanToPay: string
  readonly question: string
  readonly mention: string
  readonly answerThis: string
  readonly changeHow: string
  readonly notes: string
  readonly backToText: (note: number) => string
  /** Alternative text of the logo for readers who cannot see it. */
  readonly logoOf: (sender: string) => string
}

export const screenWords: Readonly<Record<Language, ScreenWords>> = {
  nl: {
    scanToPay: 'Scan deze code met de app van uw bank. Alle gegevens staan dan klaar.',
    question: 'Vraag?',
    mention: 'Vermeld',
    answerThis: 'Antwoord op deze e-mail.',
    changeHow: 'Verander hoe u brieven krijgt',
    notes: 'Noten',
    backToText: (note) => `Terug naar noot ${note} in de tekst`,
    logoOf: (sender) => `Logo van ${sender}`,
  },
  fr: {
    scanToPay: 'Scannez ce code avec l’app de votre banque. Toutes les données sont alors remplies.',
    question: 'Une question\u00a0?',
    mention: 'Mentionnez',
    answerThis: 'Répondez à cet e-mail.',
    changeHow: 'Changez la façon dont vous recevez vos lettres',
    notes: 'Notes',
    backToText: (note) => `Retour à la note ${note} dans le texte`,
    logoOf: (sender) => `Logo de ${sender}`,
  },
  de: {
    scanToPay: 'Scannen Sie diesen Code mit der App Ihrer Bank. Alle Angaben sind dann ausgefüllt.',
    question: 'Eine Frage?',
    mention: 'Geben Sie an:',
    answerThis: 'Antworten Sie auf diese E-Mail.',
    changeHow: 'Ändern Sie, wie Sie Briefe erhalten',
    notes: 'Anmerkungen',
    backToText: (note) => `Zurück zu Anmerkung ${note} im Text`,
    logoOf: (sender) => `Logo von ${sender}`,
  },
  en: {
    scanToPay: 'Scan this code with your bank’s app. Everything is then filled in.',
    question: 'Any questions?',
    mention: 'Mention',
    answerThis: 'Reply to this email.',
    changeHow: 'Change how you receive letters',
    notes: 'Notes',
    backToText: (note) => `Back to note ${note} in the text`,
    logoOf: (sender) => `Logo of ${sender}`,
  },
}
