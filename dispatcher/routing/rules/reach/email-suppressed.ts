import { type Rule, unreachable } from '../../rule.ts'

export const emailSuppressed: Rule = unreachable('email-suppressed', 'suppressed', {
  nl: 'Eerdere e-mails naar dit adres kwamen niet aan.',
  fr: 'Des e-mails envoyés auparavant à cette adresse ne sont pas arrivés.',
  de: 'Frühere E-Mails an diese Adresse kamen nicht an.',
  en: 'Earlier emails to this address did not arrive.',
})
