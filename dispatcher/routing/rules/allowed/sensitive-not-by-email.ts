import type { Rule } from '../../rule.ts'

/** Email is neither transported nor stored encrypted: sensitive letters do not go by email. */
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
