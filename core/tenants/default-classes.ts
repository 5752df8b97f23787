import type { LegalMention } from '../words/legal-mention.ts'
import type { messageClass } from './schema.ts'

type ClassRow = Omit<typeof messageClass.$inferSelect, 'entity'>

const digitalFirst = {
  channels: ['ebox', 'inbox', 'email', 'print'] as string[],
  sensitivity: 'normal',
  readingTermDays: null,
  reminderAfterDays: null,
  fallback: null,
  legalEffect: false,
  postage: 'non-priority',
  attachLetterToEmail: false,
  whenReturned: 'send-again',
  inboxService: 'opened',
  printService: 'third-working-day',
  objectionDays: null,
  objectionMonths: null,
  termRule: 'calendar',
  inboxDays: null,
  mentions: [] as LegalMention[],
  seenInTime: false,
  needsAlertAddress: false,
  minors: 'recipient',
  afterDeath: 'stop',
  receiptLimits: null,
  personalDataDays: null,
} satisfies Partial<ClassRow>

/**
 * The classes of a new entity. A minor does not answer for payments: their letters go to the guardians. A letter with a legal term goes on paper when it was not
 * opened in time.
 */
export const defaultClasses: readonly ClassRow[] = [
  {
    ...digitalFirst,
    key: 'decision',
    name: { nl: 'Beslissing', fr: 'Décision', de: 'Entscheidung', en: 'Decision' },
    sensitivity: 'sensitive',
    readingTermDays: 15,
    reminderAfterDays: 7,
    fallback: 'print',
    legalEffect: true,
    postage: 'priority',
    series: 'beslissingen',
  },
  {
    ...digitalFirst,
    key: 'invitation',
    name: { nl: 'Uitnodiging', fr: 'Invitation', de: 'Einladung', en: 'Invitation' },
    readingTermDays: 7,
    reminderAfterDays: 3,
    fallback: 'print',
    postage: 'priority',
    series: 'uitnodigingen',
  },
  {
    ...digitalFirst,
    key: 'reminder',
    name: { nl: 'Herinnering', fr: 'Rappel', de: 'Erinnerung', en: 'Reminder' },
    readingTermDays: 14,
    fallback: 'print',
    series: 'herinneringen',
    minors: 'guardians',
  },
  {
    ...digitalFirst,
    key: 'payment',
    channels: ['peppol', ...digitalFirst.channels],
    name: { nl: 'Betaling', fr: 'Paiement', de: 'Zahlung', en: 'Payment' },
    sensitivity: 'sensitive',
    readingTermDays: 14,
    reminderAfterDays: 7,
    fallback: 'print',
    series: 'betalingen',
    minors: 'guardians',
  },
  {
    ...digitalFirst,
    key: 'information',
    name: { nl: 'Informatie', fr: 'Information', de: 'Information', en: 'Information' },
    attachLetterToEmail: true,
    series: 'informatie',
  },
]
