import { isDigital, type Rule } from '../rule.ts'

export const digitalFirst: Rule = {
  name: 'digital-first',
  because: {
    nl: 'Digitaal gaat voor: de ontvanger is langs dit kanaal bereikbaar.',
    fr: 'Le numérique d’abord : le destinataire est joignable par ce canal.',
    de: 'Digital zuerst: Der Empfänger ist über diesen Kanal erreichbar.',
    en: 'Digital first: the recipient can be reached over this channel.',
  },
  decide: (_facts, channel) => (isDigital(channel) ? 'use' : 'pass'),
}
