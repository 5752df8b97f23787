import { type Rule, suppressed } from '../../rule.ts'

/** One rule for each reason for which an address is on the list of suppressed addresses. */
export const suppressedAddressRules: readonly Rule[] = [
  suppressed('address-bounced', 'bounced', {
    nl: 'Een eerdere e-mail naar dit adres kwam terug: de mailbox bestaat niet.',
    fr: 'Un e-mail envoyé auparavant à cette adresse est revenu\u00a0: la boîte n’existe pas.',
    de: 'Eine frühere E-Mail an diese Adresse kam zurück: Das Postfach existiert nicht.',
    en: 'An earlier email to this address came back: the mailbox does not exist.',
  }),
  suppressed('address-marked', 'returned', {
    nl: 'Een eerdere brief naar dit adres kwam terug.',
    fr: 'Une lettre précédente envoyée à cette adresse est revenue.',
    de: 'Ein früherer Brief an diese Adresse kam zurück.',
    en: 'An earlier letter to this address came back.',
  }),
  suppressed('mail-reported', 'complaint', {
    nl: 'De ontvanger meldde eerdere e-mail van deze afzender als ongewenst.',
    fr: 'Le destinataire a signalé un e-mail précédent de cet expéditeur comme indésirable.',
    de: 'Der Empfänger hat eine frühere E-Mail dieses Absenders als unerwünscht gemeldet.',
    en: 'The recipient reported earlier email of this sender as unwanted.',
  }),
  suppressed('channel-declined', 'request', {
    nl: 'De ontvanger vroeg deze afzender om geen brieven meer via dit kanaal te sturen.',
    fr: 'Le destinataire a demandé à cet expéditeur de ne plus lui écrire par ce canal.',
    de: 'Der Empfänger hat diesen Absender gebeten, diesen Kanal nicht mehr zu nutzen.',
    en: 'The recipient asked this sender to send no more letters through this channel.',
  }),
]
