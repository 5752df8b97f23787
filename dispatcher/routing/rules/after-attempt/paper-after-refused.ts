import { isPaperAfter, type Rule } from '../../rule.ts'

/** Paper follows a letter whose reader refused it before it opened. */
export const paperAfterRefused: Rule = {
  name: 'paper-after-refused',
  because: {
    nl: 'De ontvanger weigerde de digitale brief.',
    fr: 'Le destinataire a refusé la lettre numérique.',
    de: 'Der Empfänger hat den digitalen Brief abgelehnt.',
    en: 'The recipient refused the digital letter.',
  },
  decide: (facts, channel) => (isPaperAfter(facts, channel, 'refused') ? 'use' : 'pass'),
}
