import type { Rule } from '../../rule.ts'

export const paperRemains: Rule = {
  name: 'paper-remains',
  because: {
    nl: 'Geen enkel digitaal kanaal is mogelijk. De brief gaat met de post.',
    fr: 'Aucun canal numérique n’est possible. La lettre part par la poste.',
    de: 'Kein digitaler Kanal ist möglich. Der Brief geht mit der Post.',
    en: 'No digital channel is possible. The letter goes by post.',
  },
  decide: (_facts, channel) => (channel === 'print' ? 'use' : 'pass'),
}
