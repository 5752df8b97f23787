import type { Rule } from '../../rule.ts'

/** Paper follows an unread digital letter; whether it was read in the meantime is checked again just before hand-over. */
export const paperAfterUnread: Rule = {
  name: 'paper-after-unread',
  because: {
    nl: 'De ontvanger opende de digitale brief niet op tijd.',
    fr: 'Le destinataire n’a pas ouvert la lettre numérique à temps.',
    de: 'Der Empfänger hat den digitalen Brief nicht rechtzeitig geöffnet.',
    en: 'The recipient did not open the digital letter in time.',
  },
  decide: ({ past }, channel) => (channel === 'print' && past.at(-1)?.status === 'expired' ? 'use' : 'pass'),
}
