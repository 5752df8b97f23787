import { type Rule, unreachable } from '../rule.ts'

export const noAddress: Rule = unreachable('no-address', 'no-address', {
  nl: 'Er is geen postadres van de ontvanger.',
  fr: 'Il n’y a pas d’adresse postale du destinataire.',
  de: 'Es gibt keine Postanschrift des Empfängers.',
  en: 'There is no postal address of the recipient.',
})
