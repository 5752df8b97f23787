import type { Rule } from '../../rule.ts'

export const alreadyTried: Rule = {
  name: 'already-tried',
  because: {
    nl: 'De brief ging al via dit kanaal.',
    fr: 'La lettre a déjà été envoyée par ce canal.',
    de: 'Der Brief wurde bereits über diesen Kanal gesendet.',
    en: 'The letter has already been sent through this channel.',
  },
  decide: ({ past }, channel) => (past.some((delivery) => delivery.channel === channel) ? 'skip' : 'pass'),
}
