import type { Rule } from '../rule.ts'

/** Paper follows an unread digital letter; whether it was read in the meantime is asked again just before hand-over. */
export const paperAfterUnread: Rule = {
  name: 'paper-after-unread',
  because: {
    nl: 'De digitale brief werd niet geopend binnen de termijn.',
    fr: 'La lettre numérique n’a pas été ouverte dans le délai.',
    de: 'Der digitale Brief wurde nicht innerhalb der Frist geöffnet.',
    en: 'The digital letter was not opened in time.',
  },
  decide: ({ past }, channel) => (channel === 'print' && past.at(-1)?.status === 'expired' ? 'use' : 'pass'),
}
