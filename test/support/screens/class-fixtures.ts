import type { MessageClass } from '../../../admin-ui/src/ui/api/operator-types.ts'

/** A kind of letter with a term to object and a stay in the inbox. */
export const reminderClass: MessageClass = {
  key: 'reminder',
  name: { nl: 'Herinnering', en: 'Reminder' },
  channels: ['ebox', 'inbox', 'email', 'print'],
  sensitivity: 'normal',
  readingTermDays: 14,
  fallback: 'print',
  legalEffect: false,
  series: 'herinneringen',
  postage: 'priority',
  attachLetterToEmail: false,
  whenReturned: 'send-again',
  minors: 'guardians',
  afterDeath: 'stop',
  service: { inbox: 'opened', print: 'third-working-day', termMonths: 3 },
  termRule: 'calendar',
  inboxDays: 365,
  mentions: [],
  seenInTime: false,
  needsAlertAddress: false,
}

/** A kind of letter with a legal effect: it is to be seen in time, and says how to appeal. */
export const decisionClass: MessageClass = {
  ...reminderClass,
  key: 'decision',
  name: { nl: 'Beslissing', en: 'Decision' },
  readingTermDays: 15,
  reminderAfterDays: 7,
  fallback: 'print',
  legalEffect: true,
  series: 'beslissingen',
  mentions: ['appeal-body', 'appeal-term', 'appeal-how'],
  seenInTime: true,
}
