import type { Rule } from '../../rule.ts'

/** The recipient prefers paper, so paper is no last resort. */
export const paperChosen: Rule = {
  name: 'paper-chosen',
  because: {
    nl: 'De ontvanger koos voor papier.',
    fr: 'Le destinataire a choisi le papier.',
    de: 'Der Empfänger hat Papier gewählt.',
    en: 'The recipient chose paper.',
  },
  decide: ({ wantsPaper }, channel) => (wantsPaper && channel === 'print' ? 'use' : 'pass'),
}
