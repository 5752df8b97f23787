import { type Rule, unreachable } from '../../rule.ts'

export const channelWantsPaper: Rule = unreachable('channel-wants-paper', 'wants-paper', {
  nl: 'De ontvanger koos voor dit kanaal papier.',
  fr: 'Pour ce canal, le destinataire a choisi le papier.',
  de: 'Der Empfänger hat für diesen Kanal Papier gewählt.',
  en: 'The recipient chose paper for this channel.',
})
