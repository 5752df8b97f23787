import { isDigital, type Rule } from '../../rule.ts'
import { isPaperPossible } from './is-paper-possible.ts'

/** A choice for paper is followed where paper is allowed and there is an address; otherwise digital is better than nothing. */
export const wantsPaper: Rule = {
  name: 'wants-paper',
  because: {
    nl: 'De ontvanger krijgt brieven liever op papier.',
    fr: 'Le destinataire préfère recevoir ses lettres sur papier.',
    de: 'Der Empfänger erhält Briefe lieber auf Papier.',
    en: 'The recipient prefers letters on paper.',
  },
  decide: (facts, channel) => (facts.wantsPaper && isDigital(channel) && isPaperPossible(facts) ? 'skip' : 'pass'),
}
