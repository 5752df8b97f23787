import type { Localized } from '../../../core/words/language.ts'
import type { WhyNot } from './possible-changes.ts'

/** Why something cannot be done with a letter, and what can be done instead. */
export const whyNotWords: Readonly<Record<WhyNot, Localized & { readonly nl: string; readonly en: string }>> = {
  cancelled: {
    nl: 'De brief is geannuleerd.',
    en: 'It was cancelled.',
  },
  left: {
    nl: 'De brief is al overgedragen.',
    en: 'It was handed over already.',
  },
  ended: {
    nl: 'De brief is niet aangekomen, en er volgt niets meer. U kunt hem opnieuw versturen.',
    en: 'It ended without arriving; it can be sent again.',
  },
  leaving: {
    nl: 'De brief wordt nu overgedragen.',
    en: 'It is being handed over at this moment.',
  },
  'outcome-unknown': {
    nl: 'De partner heeft de brief misschien al: bij de overdracht kwam er geen antwoord.',
    en: 'The partner may have it already: it did not answer when the letter was handed over.',
  },
  'run-closed': {
    nl: 'De printrun is afgesloten en onderweg naar de drukker.',
    en: 'Its print run is closed and on its way to the printer.',
  },
  'held-already': {
    nl: 'De brief is al aangehouden.',
    en: 'It is held already.',
  },
  'not-held': {
    nl: 'De brief is niet aangehouden.',
    en: 'It is not held.',
  },
  'being-prepared': {
    nl: 'De brief wordt nu klaargemaakt. U kunt hem nog aanhouden of annuleren.',
    en: 'It is being prepared at this moment; it can still be held or cancelled.',
  },
  prepared: {
    nl: 'De brief is al klaargemaakt en gedateerd. Aanhouden of annuleren kan tot hij overgedragen wordt.',
    en: 'It is prepared already and has its date; it can be held or cancelled until it is handed over.',
  },
  'content-removed': {
    nl: 'De bewaartermijn is verstreken: de inhoud van de brief is verwijderd. Verstuur een nieuwe brief.',
    en: 'The content of the letter was removed by rule; post it as a new one.',
  },
  'text-retired': {
    nl: 'De tekst van deze brief is niet meer in gebruik. Verstuur een nieuwe brief met de huidige tekst.',
    en: 'The text of this letter is no longer in force; post a new letter with the present text.',
  },
  'documents-removed': {
    nl: 'De pdf’s van deze brief worden niet meer bewaard. Laad ze opnieuw op en verstuur een nieuwe brief.',
    en: 'The PDFs of this letter are no longer kept; upload them again and post a new letter.',
  },
  'is-copy': {
    nl: 'Dit is zelf een afschrift. Vraag een afschrift van de oorspronkelijke brief.',
    en: 'This is a copy itself; request a copy of the letter that it repeats.',
  },
  'is-supplied': {
    nl: 'Op een aangeleverde pdf kan ‘Afschrift’ niet gezet worden. Verstuur hem als een nieuwe brief.',
    en: 'A supplied document cannot be stamped as a copy; post it again as a new letter.',
  },
  'not-left': {
    nl: 'Een afschrift kan pas als de brief zelf vertrokken is.',
    en: 'Only a letter that was sent can be copied, and this one has not left.',
  },
}
