import type { Localized } from '../language.ts'
import type { DeliveryStatus } from '../message.ts'
import { say } from './audience.ts'

/** The words for statuses of deliveries, which only people who follow a message see: senders and clerks. */
export const deliveryStatusWords: Readonly<
  Record<DeliveryStatus, { readonly name: Localized; readonly doesNotMean: Localized }>
> = {
  planned: {
    name: say('Gepland', 'Planifié', 'Geplant', 'Planned'),
    doesNotMean: say(
      'Dit zegt niet dat het kanaal de brief al heeft.',
      'Cela ne veut pas dire que le canal a déjà la lettre.',
      'Das heißt nicht, dass der Kanal den Brief schon hat.',
      'It does not mean that the channel has the letter.',
    ),
  },
  'handed-over': {
    name: say('Overgedragen', 'Transmis', 'Übergeben', 'Handed over'),
    doesNotMean: say(
      'Dit zegt niet dat de brief gepost of aangekomen is: de partner heeft hem.',
      'Cela ne veut pas dire que la lettre est postée ou arrivée\u00a0: le partenaire l’a reçue.',
      'Das heißt nicht, dass der Brief aufgegeben oder angekommen ist: Der Partner hat ihn.',
      'It does not mean that the letter was posted or arrived: the partner has it.',
    ),
  },
  delivered: {
    name: say('Bezorgd', 'Remis', 'Zugestellt', 'Delivered'),
    doesNotMean: say(
      'Dit zegt niet dat iemand de brief opende.',
      'Cela ne veut pas dire que quelqu’un a ouvert la lettre.',
      'Das heißt nicht, dass jemand den Brief geöffnet hat.',
      'It does not mean that anybody opened the letter.',
    ),
  },
  read: {
    name: say('Gelezen', 'Lu', 'Gelesen', 'Read'),
    doesNotMean: say(
      'Dit zegt niet dat de lezer akkoord gaat.',
      'Cela ne veut pas dire que le lecteur est d’accord.',
      'Das heißt nicht, dass der Leser zustimmt.',
      'It does not mean that the reader agrees.',
    ),
  },
  unknown: {
    name: say('Nog geen antwoord', 'Pas encore de réponse', 'Noch keine Antwort', 'No report yet'),
    doesNotMean: say(
      'Dit zegt niet dat de overdracht mislukte: de partner heeft de brief misschien.',
      'Cela ne veut pas dire que la remise a échoué\u00a0: le partenaire a peut-être la lettre.',
      'Das heißt nicht, dass die Übergabe misslang: Der Partner hat den Brief vielleicht.',
      'It does not mean that the hand-over failed: the partner may have the letter.',
    ),
  },
  expired: {
    name: say('Verlopen', 'Expiré', 'Abgelaufen', 'Expired'),
    doesNotMean: say(
      'Dit zegt niet dat de brief weg is: hij kan nog gelezen worden.',
      'Cela ne veut pas dire que la lettre a disparu\u00a0: elle peut encore être lue.',
      'Das heißt nicht, dass der Brief weg ist: Er kann noch gelesen werden.',
      'It does not mean that the letter is gone: it can still be read.',
    ),
  },
  rejected: {
    name: say('Geweigerd', 'Refusé', 'Abgelehnt', 'Rejected'),
    doesNotMean: say(
      'Dit zegt niet dat de ontvanger weigerde: het kanaal nam de brief niet aan.',
      'Cela ne veut pas dire que le destinataire a refusé\u00a0: le canal n’a pas pris la lettre.',
      'Das heißt nicht, dass der Empfänger ablehnte: Der Kanal nahm den Brief nicht an.',
      'It does not mean that the recipient refused: the channel did not take the letter.',
    ),
  },
  bounced: {
    name: say('Teruggekomen', 'Revenu', 'Zurückgekommen', 'Bounced'),
    doesNotMean: say(
      'Dit zegt niet dat het adres fout is: de mailbox kan vol zijn.',
      'Cela ne veut pas dire que l’adresse est fausse\u00a0: la boîte est peut-être pleine.',
      'Das heißt nicht, dass die Adresse falsch ist: Das Postfach kann voll sein.',
      'It does not mean that the address is wrong: the mailbox may be full.',
    ),
  },
  returned: {
    name: say('Onbestelbaar terug', 'Retourné', 'Unzustellbar zurück', 'Returned'),
    doesNotMean: say(
      'Dit zegt niet dat de ontvanger verhuisde: de reden staat erbij.',
      'Cela ne veut pas dire que le destinataire a déménagé\u00a0: le motif est indiqué.',
      'Das heißt nicht, dass der Empfänger umgezogen ist: Der Grund steht dabei.',
      'It does not mean that the recipient moved: the reason is stated.',
    ),
  },
  cancelled: {
    name: say('Geannuleerd', 'Annulé', 'Storniert', 'Cancelled'),
    doesNotMean: say(
      'Dit zegt niet dat de brief werd teruggehaald: hij is niet vertrokken.',
      'Cela ne veut pas dire que la lettre a été rappelée\u00a0: elle n’est pas partie.',
      'Das heißt nicht, dass der Brief zurückgeholt wurde: Er ging nicht ab.',
      'It does not mean that the letter was called back: it did not leave.',
    ),
  },
  acknowledged: {
    name: say('Ontvangst bevestigd', 'Réception confirmée', 'Empfang bestätigt', 'Acknowledged'),
    doesNotMean: say(
      'Dit zegt niet dat de lezer de brief las, alleen dat hij hem ontving.',
      'Cela ne veut pas dire que le lecteur a lu la lettre, seulement qu’il l’a reçue.',
      'Das heißt nicht, dass der Leser den Brief las, nur dass er ihn empfing.',
      'It does not mean that the reader read the letter, only that they received it.',
    ),
  },
  refused: {
    name: say('Geweigerd door de lezer', 'Refusé par le lecteur', 'Vom Leser verweigert', 'Refused by the reader'),
    doesNotMean: say(
      'Dit zegt niet dat de brief geen gevolgen heeft: papier kan volgen.',
      'Cela ne veut pas dire que la lettre est sans effet\u00a0: le papier peut suivre.',
      'Das heißt nicht, dass der Brief ohne Folgen bleibt: Papier kann folgen.',
      'It does not mean that the letter has no effect: paper may follow.',
    ),
  },
  neglected: {
    name: say('Niet bevestigd', 'Non confirmé', 'Nicht bestätigt', 'Not acknowledged'),
    doesNotMean: say(
      'Dit zegt niet dat de lezer weigerde: de termijn liep af.',
      'Cela ne veut pas dire que le lecteur a refusé\u00a0: le délai est écoulé.',
      'Das heißt nicht, dass der Leser verweigerte: Die Frist ist abgelaufen.',
      'It does not mean that the reader refused: the term ended.',
    ),
  },
}
