import { isPaperAfter, type Rule } from '../../rule.ts'

/** Paper follows a letter whose receipt was not acknowledged within the term of its class. */
export const paperAfterNeglected: Rule = {
  name: 'paper-after-neglected',
  because: {
    nl: 'De ontvanger bevestigde de ontvangst van de digitale brief niet op tijd.',
    fr: 'Le destinataire n’a pas accusé réception de la lettre numérique à temps.',
    de: 'Der Empfänger hat den Empfang des digitalen Briefes nicht rechtzeitig bestätigt.',
    en: 'The recipient did not acknowledge receipt of the digital letter in time.',
  },
  decide: (facts, channel) => (isPaperAfter(facts, channel, 'neglected') ? 'use' : 'pass'),
}
