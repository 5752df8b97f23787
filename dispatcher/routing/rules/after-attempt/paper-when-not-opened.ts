import { isPaperWhen, type Rule } from '../../rule.ts'

/** Paper follows a digital letter that was not opened halfway its term, while the term still allows it. */
export const paperWhenNotOpened: Rule = {
  name: 'paper-when-not-opened',
  because: {
    nl: 'De ontvanger opende de digitale brief niet in de eerste helft van de termijn.',
    fr: 'Le destinataire n’a pas ouvert la lettre numérique dans la première moitié du délai.',
    de: 'Der Empfänger hat den digitalen Brief nicht in der ersten Hälfte der Frist geöffnet.',
    en: 'The recipient did not open the digital letter in the first half of the term.',
  },
  decide: (facts, channel) => (isPaperWhen(facts, channel, 'not-opened') ? 'use' : 'pass'),
}
