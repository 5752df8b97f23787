import type { Rule } from '../../rule.ts'

/** Refused or bounced: any channel that is left may still reach the recipient. */
export const afterRefusal: Rule = {
  name: 'after-refusal',
  because: {
    nl: 'Het vorige kanaal kon de brief niet afleveren.',
    fr: 'Le canal précédent n’a pas pu remettre la lettre.',
    de: 'Der vorige Kanal konnte den Brief nicht zustellen.',
    en: 'The previous channel could not deliver the letter.',
  },
  decide: ({ past }) => {
    const last = past.at(-1)?.status
    return last === 'rejected' || last === 'bounced' ? 'use' : 'pass'
  },
}
