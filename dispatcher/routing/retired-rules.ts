import type { Localized } from '../../core/words/language.ts'

/** A rule that decides nothing any more. Messages that it decided keep its name, and show its words. */
export interface RetiredRule {
  readonly name: string
  readonly because: Localized
  /** ISO date of the first day without it. */
  readonly retiredOn: string
  /** The rules that took its place. */
  readonly replacedBy: readonly string[]
}

export const retiredRules: readonly RetiredRule[] = [
  {
    // It was applied after complaints, about which its words say nothing.
    name: 'email-suppressed',
    because: {
      nl: 'Eerdere e-mails naar dit adres kwamen niet aan.',
      fr: 'Des e-mails envoyés auparavant à cette adresse ne sont pas arrivés.',
      de: 'Frühere E-Mails an diese Adresse kamen nicht an.',
      en: 'Earlier emails to this address did not arrive.',
    },
    retiredOn: '2026-11-30',
    replacedBy: ['mail-reported', 'channel-declined'],
  },
]
