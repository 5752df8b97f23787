import { channelTraits } from '../../../../channels/traits.ts'
import type { Rule } from '../../rule.ts'

/** A partner may carry only some languages. */
export const languageNotCarried: Rule = {
  name: 'language-not-carried',
  because: {
    nl: 'Dit kanaal neemt geen brieven in deze taal.',
    fr: 'Ce canal n’accepte pas les lettres dans cette langue.',
    de: 'Dieser Kanal nimmt keine Briefe in dieser Sprache an.',
    en: 'This channel takes no letters in this language.',
  },
  decide: ({ language }, channel) =>
    (channelTraits[channel].languages ?? [language]).includes(language) ? 'pass' : 'skip',
}
