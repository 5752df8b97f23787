import type { Language } from '../../core/words/language.ts'

/** The words with which the mail of a test letter says what it is, in the language of the letter. */
interface TestWords {
  /** Precedes the subject. */
  readonly subject: (subject: string) => string
  readonly what: string
  /** Names files that are too large for a mail. */
  readonly leftOut: (names: string) => string
}

export const testWords: Readonly<Record<Language, TestWords>> = {
  nl: {
    subject: (subject) => `Proef: ${subject}`,
    what: 'Dit is een proef, alleen voor u. De ontvanger krijgt niets. Er is niets bewaard of aangerekend.',
    leftOut: (names) => `Te groot voor een e-mail en daarom niet bijgevoegd: ${names}.`,
  },
  fr: {
    subject: (subject) => `Essai : ${subject}`,
    what: 'Ceci est un essai, destiné à vous seul. Le destinataire ne reçoit rien. Rien n’est conservé ni facturé.',
    leftOut: (names) => `Trop volumineux pour un e-mail et donc non joint : ${names}.`,
  },
  de: {
    subject: (subject) => `Probe: ${subject}`,
    what: 'Dies ist eine Probe, nur für Sie. Der Empfänger erhält nichts. Es wurde nichts aufbewahrt oder berechnet.',
    leftOut: (names) => `Zu groß für eine E-Mail und deshalb nicht angehängt: ${names}.`,
  },
  en: {
    subject: (subject) => `Test: ${subject}`,
    what: 'This is a test, for you alone. The recipient gets nothing. Nothing was kept or charged.',
    leftOut: (names) => `Too large for an email and therefore not attached: ${names}.`,
  },
}
