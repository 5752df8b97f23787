import type { Localized } from '../../core/words/language.ts'
import type { CaseReason } from './delivery-case.ts'

/** What a case does not mean: silence of a partner says nothing about the letter itself. */
export const caseLimits: Readonly<Record<CaseReason, Localized>> = {
  'not-posted': {
    nl: 'Dit zegt niet dat de brieven verloren zijn, alleen dat de drukker ze niet als gepost meldde.',
    fr: 'Cela ne veut pas dire que les lettres sont perdues, seulement que l’imprimeur n’a pas signalé leur envoi.',
    de: 'Das heißt nicht, dass die Briefe verloren sind, nur dass die Druckerei die Aufgabe nicht gemeldet hat.',
    en: 'It does not mean that the letters are lost, only that the printer did not report that it posted them.',
  },
  'not-presented': {
    nl: 'Dit zegt niet dat de brieven niet aangeboden zijn, alleen dat de post het niet meldde.',
    fr: 'Cela ne veut pas dire que les lettres n’ont pas été présentées, seulement que la poste ne l’a pas signalé.',
    de: 'Das heißt nicht, dass die Briefe nicht vorgelegt wurden, nur dass die Post es nicht gemeldet hat.',
    en: 'It does not mean that the letters were not presented, only that the post did not report it.',
  },
  'not-delivered': {
    nl: 'Dit zegt niet dat de facturen verloren zijn, alleen dat het toegangspunt hun aankomst niet meldde.',
    fr: 'Cela ne veut pas dire que les factures sont perdues, seulement que le point d’accès n’a pas signalé leur arrivée.',
    de: 'Das heißt nicht, dass die Rechnungen verloren sind, nur dass der Zugangspunkt die Ankunft nicht gemeldet hat.',
    en: 'It does not mean that the invoices are lost, only that the access point did not report their arrival.',
  },
  'late-failure': {
    nl: 'Dit zegt niet dat niemand de brief zag, wel dat de vorige status niet meer geldt.',
    fr: 'Cela ne veut pas dire que personne n’a vu la lettre, mais que le statut précédent ne vaut plus.',
    de: 'Das heißt nicht, dass niemand den Brief sah, aber dass der frühere Status nicht mehr gilt.',
    en: 'It does not mean that nobody saw the letter, but that the status before no longer holds.',
  },
}
