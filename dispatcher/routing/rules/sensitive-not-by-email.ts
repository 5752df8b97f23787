import type { Rule } from '../rule.ts'

/** Email travels and rests unsealed: what is sensitive does not go by it. */
export const sensitiveNotByEmail: Rule = {
  name: 'sensitive-not-by-email',
  because: {
    nl: 'Gevoelige brieven gaan niet per e-mail.',
    fr: 'Les lettres sensibles ne sont pas envoyées par e-mail.',
    de: 'Vertrauliche Briefe werden nicht per E-Mail gesendet.',
    en: 'Sensitive letters do not go by email.',
  },
  decide: ({ sensitive }, channel) => (sensitive && channel === 'email' ? 'skip' : 'pass'),
}
