import { type Rule, unreachable } from '../../rule.ts'

export const neverOpened: Rule = unreachable('never-opened', 'never-opened', {
  nl: 'De ontvanger heeft dit kanaal nog nooit geopend.',
  fr: 'Le destinataire n’a jamais ouvert ce canal.',
  de: 'Der Empfänger hat diesen Kanal noch nie geöffnet.',
  en: 'The recipient has never opened this channel.',
})
