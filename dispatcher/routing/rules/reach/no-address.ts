import { type Rule, unreachable } from '../../rule.ts'

export const noAddress: Rule = unreachable('no-address', 'no-address', {
  nl: 'De afzender gaf geen postadres van de ontvanger mee.',
  fr: 'L’expéditeur n’a pas communiqué d’adresse postale du destinataire.',
  de: 'Der Absender hat keine Postanschrift des Empfängers angegeben.',
  en: 'The sender gave no postal address for the recipient.',
})
