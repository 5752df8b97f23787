import { isDigital, type Rule } from '../../rule.ts'

export const digitalFirst: Rule = {
  name: 'digital-first',
  because: {
    nl: 'Digitaal gaat voor: de ontvanger is via dit kanaal bereikbaar.',
    fr: 'Le numérique d’abord\u00a0: le destinataire est joignable par ce canal.',
    de: 'Digital zuerst: Der Empfänger ist über diesen Kanal erreichbar.',
    en: 'Digital first: the recipient can be reached through this channel.',
  },
  decide: (_facts, channel) => (isDigital(channel) ? 'use' : 'pass'),
}
