import type { Rule } from '../../rule.ts'

export const notAllowed: Rule = {
  name: 'not-allowed',
  because: {
    nl: 'Deze brief mag niet via dit kanaal.',
    fr: 'Ce canal n’est pas autorisé pour cette lettre.',
    de: 'Dieser Kanal ist für diesen Brief nicht zugelassen.',
    en: 'This channel is not allowed for this letter.',
  },
  decide: ({ allowed }, channel) => (allowed.includes(channel) ? 'pass' : 'skip'),
}
