import { type Rule, unreachable } from '../../rule.ts'

export const deceased: Rule = unreachable('deceased', 'deceased', {
  nl: 'De ontvanger is overleden.',
  fr: 'Le destinataire est décédé.',
  de: 'Der Empfänger ist verstorben.',
  en: 'The recipient has died.',
})
