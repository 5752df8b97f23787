import { channelTraits } from '../../../../channels/traits.ts'
import type { Rule } from '../../rule.ts'
import { isPaperPossible } from './is-paper-possible.ts'

/**
 * In a class that says so, a letter goes to an inbox only where the hub can announce it to the citizen by mail: a person consents
 * beforehand to electronic messages (Bestuursdecreet of 7 December 2018, art. II.22, § 2; decision 0113).
 */
export const noAlertAddress: Rule = {
  name: 'no-alert-address',
  because: {
    nl: 'De ontvanger bevestigde geen e-mailadres voor meldingen.',
    fr: 'Le destinataire n’a confirmé aucune adresse e-mail pour les notifications.',
    de: 'Der Empfänger hat keine E-Mail-Adresse für Mitteilungen bestätigt.',
    en: 'The recipient confirmed no email address for alerts.',
  },
  decide: (facts, channel) =>
    facts.lacksAlertAddress && channelTraits[channel].alertedByHub && isPaperPossible(facts) ? 'skip' : 'pass',
}
