import type { Rule } from '../rule.ts'

export const paperRemains: Rule = {
  name: 'paper-remains',
  because: {
    nl: 'Geen digitaal kanaal is mogelijk; de brief gaat met de post.',
    fr: 'Aucun canal numérique n’est possible ; la lettre part par la poste.',
    de: 'Kein digitaler Kanal ist möglich; der Brief geht mit der Post.',
    en: 'No digital channel is possible; the letter goes by post.',
  },
  decide: (_facts, channel) => (channel === 'print' ? 'use' : 'pass'),
}
