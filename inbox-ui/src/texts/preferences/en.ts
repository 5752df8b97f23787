import type { SameKeys } from '../../../../admin-ui/src/ui/texts/shape.ts'
import type { preferencesNl } from './nl.ts'

/** What another choice changes, and the quiet times of alerts. */
export const preferencesEn: SameKeys<typeof preferencesNl> = {
  change: {
    title: 'What changes when you save',
    toDigital: 'From your next letter you get no more paper, unless a letter cannot be digital.',
    toPrinter_one: '{{count}} letter is already at the printer and will still come by post.',
    toPrinter_other: '{{count}} letters are already at the printer and will still come by post.',
    unread: 'If you do not open a letter with a reading term in time, we also send it on paper.',
    termDigital: 'A term to appeal starts on the day after you open the letter here.',
    toPaper: 'From your next letter, your letters come by post. You can also read them here.',
    unopened_one: '{{count}} letter that you have not opened here stays here.',
    unopened_other: '{{count}} letters that you have not opened here stay here.',
    followed_one: '{{count}} of these comes by post if you do not open it before {{date}}.',
    followed_other: '{{count}} of these come by post if you do not open them, the first after {{date}}.',
    termPaper: 'A term to appeal starts later: after the third working day from the day of posting.',
    noMail: 'You no longer get an email about a new letter.',
    whoKnows: 'We report your choice to no one. A sender sees with its letter why that is digital or on paper.',
    mailTo: 'We email {{email}} about each new letter. You confirmed this address on {{date}}.',
    mailOff: 'You get no email about a new letter.',
    mailOffText:
      'Confirm an email address and turn emails on. Otherwise you only notice a new letter when you look here.',
    mailLink: 'Go to email about a new letter',
  },
  quiet: {
    title: 'Quiet times',
    lead: 'Your letters always arrive. Only the email waits.',
    night: 'No emails at night',
    from: 'From',
    until: 'Until',
    hour: '{{hour}}:00',
    weekends: 'No emails at weekends and on public holidays',
    away: 'I am away',
    awayHint: 'A term does not stop. If one ends while you are away, we email you all the same.',
    awayFrom: 'From',
    awayUntil: 'Until and including',
    sameHours: 'Choose two different hours.',
    wrongDays: 'Choose two days. The last day is not before the first.',
    tooLong: 'Choose a year at most.',
    ended: 'These days are over.',
    save: 'Save my quiet times',
    saved: 'Your quiet times have been saved.',
  },
}
