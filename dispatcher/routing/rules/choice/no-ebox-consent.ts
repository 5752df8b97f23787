import { type Rule, unreachable } from '../../rule.ts'

export const noEboxConsent: Rule = unreachable('no-ebox-consent', 'no-consent', {
  nl: 'De ontvanger heeft geen eBox geactiveerd.',
  fr: 'Le destinataire n’a pas activé l’eBox.',
  de: 'Der Empfänger hat keine eBox aktiviert.',
  en: 'The recipient has not activated an eBox.',
})
