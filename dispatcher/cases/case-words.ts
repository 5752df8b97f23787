import type { Localized } from '../../core/words/language.ts'
import type { CaseReason } from './delivery-case.ts'

/** What a case does not mean: silence of a partner says nothing about the letter itself. */
export const caseLimits: Readonly<Record<CaseReason, Localized>> = {
  'not-posted': {
    nl: 'Niet dat de brieven verloren zijn. Alleen dat de drukker niet meldde dat ze gepost zijn.',
    fr: 'Pas que les lettres sont perdues. Seulement que l’imprimeur n’a pas signalé leur envoi.',
    de: 'Nicht, dass die Briefe verloren sind. Nur, dass die Druckerei die Aufgabe nicht gemeldet hat.',
    en: 'Not that the letters are lost. Only that the printer did not report that it posted them.',
  },
  'not-presented': {
    nl: 'Niet dat de brieven niet aangeboden zijn. Alleen dat de post het niet meldde.',
    fr: 'Pas que les lettres n’ont pas été présentées. Seulement que la poste ne l’a pas signalé.',
    de: 'Nicht, dass die Briefe nicht vorgelegt wurden. Nur, dass die Post es nicht gemeldet hat.',
    en: 'Not that the letters were not presented. Only that the post did not report it.',
  },
  'not-delivered': {
    nl: 'Niet dat de facturen verloren zijn. Alleen dat het toegangspunt niet meldde dat ze aankwamen.',
    fr: 'Pas que les factures sont perdues. Seulement que le point d’accès n’a pas signalé leur arrivée.',
    de: 'Nicht, dass die Rechnungen verloren sind. Nur, dass der Zugangspunkt die Ankunft nicht gemeldet hat.',
    en: 'Not that the invoices are lost. Only that the access point did not report their arrival.',
  },
  'late-failure': {
    nl: 'Niet dat niemand de brief zag. Wel dat de vorige status niet meer geldt.',
    fr: 'Pas que personne n’a vu la lettre. Mais le statut précédent ne vaut plus.',
    de: 'Nicht, dass niemand den Brief sah. Aber der frühere Status gilt nicht mehr.',
    en: 'Not that nobody saw the letter. But the status before no longer holds.',
  },
}
