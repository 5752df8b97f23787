import type { Localized } from '../../core/words/language.ts'
import type { ServiceWay } from './service-rules.ts'

/** Why a message counts as received on a day, with the article of the law that says so. */
export const serviceWords: Readonly<Record<ServiceWay, Localized>> = {
  opened: {
    nl: 'De brief telt als ontvangen op de dag waarop een lezer hem opende.',
    fr: 'La lettre est réputée reçue le jour où un lecteur l’a ouverte.',
    de: 'Der Brief gilt an dem Tag als zugestellt, an dem ein Leser ihn geöffnet hat.',
    en: 'The letter counts as received on the day on which a reader opened it.',
  },
  acknowledged: {
    nl: 'De brief telt als ontvangen op de dag waarop de lezer de ontvangst bevestigde.',
    fr: 'La lettre est réputée reçue le jour où le lecteur en a confirmé la réception.',
    de: 'Der Brief gilt an dem Tag als zugestellt, an dem der Leser den Empfang bestätigt hat.',
    en: 'The letter counts as received on the day on which its reader confirmed receipt.',
  },
  refused: {
    nl: 'De lezer weigerde de brief. Hij telt als ontvangen op de dag van de weigering.',
    fr: 'Le lecteur a refusé la lettre. Elle est réputée reçue le jour du refus.',
    de: 'Der Leser hat den Brief verweigert. Er gilt am Tag der Verweigerung als zugestellt.',
    en: 'The reader refused the letter. It counts as received on the day of the refusal.',
  },
  neglected: {
    nl: 'Niemand bevestigde de ontvangst. De brief telt als ontvangen op de laatste dag waarop dat kon.',
    fr: 'Personne n’a confirmé la réception. La lettre est réputée reçue le dernier jour où c’était possible.',
    de: 'Niemand hat den Empfang bestätigt. Der Brief gilt am letzten Tag, an dem das möglich war, als zugestellt.',
    en: 'Nobody confirmed receipt. The letter counts as received on the last day on which that was possible.',
  },
  'third-working-day': {
    nl: 'Een brief met de post telt als ontvangen op de derde werkdag nadat hij aan de post werd gegeven (artikel 53bis, 2°, van het Gerechtelijk Wetboek).',
    fr: 'Une lettre postale est réputée reçue le troisième jour ouvrable après sa remise à la poste (article 53bis, 2°, du Code judiciaire).',
    de: 'Ein Brief mit der Post gilt am dritten Werktag nach seiner Übergabe an die Post als zugestellt (Artikel 53bis Nr. 2 des Gerichtsgesetzbuches).',
    en: 'A letter by post counts as received on the third working day after it was handed to the post (article 53bis, 2°, of the Judicial Code).',
  },
  presentation: {
    nl: 'Een brief met ontvangstbewijs telt als ontvangen op de dag nadat de post hem aanbood (artikel 53bis, 1°, van het Gerechtelijk Wetboek).',
    fr: 'Une lettre avec accusé de réception est réputée reçue le lendemain de sa présentation par la poste (article 53bis, 1°, du Code judiciaire).',
    de: 'Ein Brief mit Rückschein gilt am Tag nach der Vorlage durch die Post als zugestellt (Artikel 53bis Nr. 1 des Gerichtsgesetzbuches).',
    en: 'A letter with a receipt counts as received on the day after the post presented it (article 53bis, 1°, of the Judicial Code).',
  },
}
