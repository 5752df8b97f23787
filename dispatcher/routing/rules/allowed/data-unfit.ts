import { type Rule, unreachable } from '../../rule.ts'

export const dataUnfit: Rule = unreachable('data-unfit', 'data-unfit', {
  nl: 'Met de gegevens van de brief kan deze afzender dit kanaal niet gebruiken.',
  fr: 'Les données de la lettre ne permettent pas à cet expéditeur d’utiliser ce canal.',
  de: 'Mit den Daten des Briefs kann dieser Absender diesen Kanal nicht nutzen.',
  en: 'With the data of the letter this sender cannot use this channel.',
})
