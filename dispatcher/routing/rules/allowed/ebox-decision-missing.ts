import { type Rule, unreachable } from '../../rule.ts'

/** Bestuursdecreet of 7 December 2018, art. II.22 and II.23: the decision is published before the eBox replaces a letter. */
export const eboxDecisionMissing: Rule = unreachable('ebox-decision-missing', 'decision-missing', {
  nl: 'De afzender legde nog geen bekendgemaakte beslissing vast om de eBox te gebruiken.',
  fr: 'L’expéditeur n’a pas encore enregistré de décision publiée d’utiliser l’eBox.',
  de: 'Der Absender hat noch keinen veröffentlichten Beschluss zur Nutzung der eBox eingetragen.',
  en: 'The sender has not yet recorded a published decision to use the eBox.',
})
