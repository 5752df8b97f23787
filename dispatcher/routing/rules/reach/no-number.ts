import { type Rule, unreachable } from '../../rule.ts'

export const noNumber: Rule = unreachable('no-number', 'no-number', {
  nl: 'De ontvanger heeft geen rijksregister- of ondernemingsnummer.',
  fr: 'Le destinataire n’a pas de numéro national ni de numéro d’entreprise.',
  de: 'Der Empfänger hat weder eine Nationalregisternummer noch eine Unternehmensnummer.',
  en: 'The recipient has no national number and no enterprise number.',
})
