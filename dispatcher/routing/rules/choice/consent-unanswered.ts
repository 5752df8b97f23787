import { type Rule, unreachable } from '../../rule.ts'

export const consentUnanswered: Rule = unreachable('consent-unanswered', 'unanswered', {
  nl: 'Er kwam geen antwoord op de vraag of de ontvanger met dit kanaal instemt. De brief neemt een ander kanaal.',
  fr: 'Impossible de savoir si le destinataire accepte ce canal. La lettre emprunte un autre canal.',
  de: 'Es war nicht zu ermitteln, ob der Empfänger diesem Kanal zustimmt. Der Brief nimmt einen anderen Kanal.',
  en: 'It could not be found out whether the recipient agrees to this channel. The letter takes another channel.',
})
