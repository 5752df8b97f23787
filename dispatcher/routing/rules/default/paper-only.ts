import type { Rule } from '../../rule.ts'

/** The sender, the template or the class allows only paper: no digital channel was considered. */
export const paperOnly: Rule = {
  name: 'paper-only',
  because: {
    nl: 'Deze brief mag alleen op papier.',
    fr: 'Seul le papier est autorisé pour cette lettre.',
    de: 'Für diesen Brief ist nur Papier zugelassen.',
    en: 'Only paper is allowed for this letter.',
  },
  decide: ({ allowed }, channel) => (channel === 'print' && allowed.every((each) => each === 'print') ? 'use' : 'pass'),
}
