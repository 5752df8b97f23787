import { type Rule, unreachable } from '../../rule.ts'

export const noEmail: Rule = unreachable('no-email', 'no-email', {
  nl: 'De afzender gaf geen e-mailadres van de ontvanger mee.',
  fr: 'L’expéditeur n’a pas communiqué d’adresse e-mail du destinataire.',
  de: 'Der Absender hat keine E-Mail-Adresse des Empfängers angegeben.',
  en: 'The sender gave no email address for the recipient.',
})
