import { isPaperWhen, type Rule } from '../../rule.ts'

/** Paper follows a digital letter about which no alert reaches its reader, before the end of its term. */
export const paperWhenNotAlerted: Rule = {
  name: 'paper-when-not-alerted',
  because: {
    nl: 'De ontvanger kon geen melding van de digitale brief krijgen.',
    fr: 'Le destinataire n’a pas pu être averti de la lettre numérique.',
    de: 'Der Empfänger konnte nicht über den digitalen Brief benachrichtigt werden.',
    en: 'The recipient could not be alerted to the digital letter.',
  },
  decide: (facts, channel) => (isPaperWhen(facts, channel, 'not-alerted') ? 'use' : 'pass'),
}
