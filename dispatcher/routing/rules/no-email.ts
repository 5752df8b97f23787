import { type Rule, unreachable } from '../rule.ts'

export const noEmail: Rule = unreachable('no-email', 'no-email', {
  nl: 'Er is geen e-mailadres van de ontvanger.',
  fr: 'Il n’y a pas d’adresse e-mail du destinataire.',
  de: 'Es gibt keine E-Mail-Adresse des Empfängers.',
  en: 'There is no email address of the recipient.',
})
