import { type Rule, unreachable } from '../rule.ts'

export const channelWantsPaper: Rule = unreachable('channel-wants-paper', 'wants-paper', {
  nl: 'De ontvanger koos bij dit kanaal voor papier.',
  fr: 'Le destinataire a choisi le papier auprès de ce canal.',
  de: 'Der Empfänger hat bei diesem Kanal Papier gewählt.',
  en: 'The recipient chose paper with this channel.',
})
