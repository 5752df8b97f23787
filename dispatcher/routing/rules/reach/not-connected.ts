import { type Rule, unreachable } from '../../rule.ts'

export const notConnected: Rule = unreachable('not-connected', 'not-connected', {
  nl: 'De afzender is niet op dit kanaal aangesloten.',
  fr: 'L’expéditeur n’est pas raccordé à ce canal.',
  de: 'Der Absender ist nicht an diesen Kanal angeschlossen.',
  en: 'The sender is not connected to this channel.',
})
