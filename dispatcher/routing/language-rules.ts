import type { Localized } from '../../core/words/language.ts'

/** A rule by which the language of a letter was chosen: its name is stored, its words are shown. */
export interface LanguageRule {
  readonly name: LanguageRuleName
  readonly because: Localized
}
export type LanguageRuleName = 'as-copied' | 'language-policy' | 'recipient-choice' | 'preference' | 'fallback'

/** In the order in which they are evaluated. */
export const languageRules: readonly LanguageRule[] = [
  {
    name: 'as-copied',
    because: {
      nl: 'Een kopie heeft de taal van de oorspronkelijke brief.',
      fr: 'Une copie a la langue de la lettre d’origine.',
      de: 'Eine Kopie hat die Sprache des ursprünglichen Briefs.',
      en: 'A copy has the language of the original letter.',
    },
  },
  {
    name: 'language-policy',
    because: {
      nl: 'De afzender schrijft in het Nederlands, zoals de taalwet het vraagt.',
      fr: 'L’expéditeur écrit en néerlandais, comme le demande la loi sur l’emploi des langues.',
      de: 'Der Absender schreibt auf Niederländisch, wie es das Sprachengesetz verlangt.',
      en: 'The sender writes in Dutch, as the law on the use of languages requires.',
    },
  },
  {
    name: 'recipient-choice',
    because: {
      nl: 'De afzender gaf de taal van de ontvanger mee.',
      fr: 'L’expéditeur a indiqué la langue du destinataire.',
      de: 'Der Absender hat die Sprache des Empfängers angegeben.',
      en: 'The sender gave the language of the recipient.',
    },
  },
  {
    name: 'preference',
    because: {
      nl: 'De ontvanger koos deze taal in de inbox.',
      fr: 'Le destinataire a choisi cette langue dans sa boîte de réception.',
      de: 'Der Empfänger hat diese Sprache im Posteingang gewählt.',
      en: 'The recipient chose this language in the inbox.',
    },
  },
  {
    name: 'fallback',
    because: {
      nl: 'De brief bestaat niet in de gekozen taal.',
      fr: 'La lettre n’existe pas dans la langue choisie.',
      de: 'Den Brief gibt es nicht in der gewählten Sprache.',
      en: 'The letter does not exist in the chosen language.',
    },
  },
]
