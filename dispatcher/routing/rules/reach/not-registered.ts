import { type Rule, unreachable } from '../../rule.ts'

export const notRegistered: Rule = unreachable('not-registered', 'not-registered', {
  nl: 'De ontvanger is op dit netwerk niet geregistreerd voor deze soort document.',
  fr: 'Le destinataire n’est pas enregistré sur ce réseau pour ce type de document.',
  de: 'Der Empfänger ist in diesem Netz nicht für diese Art von Dokument registriert.',
  en: 'The recipient is not registered on this network for this kind of document.',
})
