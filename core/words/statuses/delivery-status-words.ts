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
      'Niet dat het kanaal de brief al heeft.',
      'Pas que le canal a déjà la lettre.',
      'Nicht, dass der Kanal den Brief schon hat.',
      'Not that the channel has the letter.',
    ),
  },
  'handed-over': {
    name: say('Overgedragen', 'Transmis', 'Übergeben', 'Handed over'),
    doesNotMean: say(
      'Niet dat de brief gepost of aangekomen is: de partner heeft hem.',
      'Pas que la lettre est postée ou arrivée : le partenaire l’a reçue.',
      'Nicht, dass der Brief aufgegeben oder angekommen ist: Der Partner hat ihn.',
      'Not that the letter was posted or arrived: the partner has it.',
    ),
  },
  delivered: {
    name: say('Bezorgd', 'Remis', 'Zugestellt', 'Delivered'),
    doesNotMean: say(
      'Niet dat iemand de brief opende.',
      'Pas que quelqu’un a ouvert la lettre.',
      'Nicht, dass jemand den Brief geöffnet hat.',
      'Not that anybody opened the letter.',
    ),
  },
  read: {
    name: say('Gelezen', 'Lu', 'Gelesen', 'Read'),
    doesNotMean: say(
      'Niet dat de lezer akkoord gaat.',
      'Pas que le lecteur est d’accord.',
      'Nicht, dass der Leser zustimmt.',
      'Not that the reader agrees.',
    ),
  },
  unknown: {
    name: say('Nog geen antwoord', 'Pas encore de réponse', 'Noch keine Antwort', 'No report yet'),
    doesNotMean: say(
      'Niet dat de overdracht mislukte: de partner heeft de brief misschien.',
      'Pas que la remise a échoué : le partenaire a peut-être la lettre.',
      'Nicht, dass die Übergabe misslang: Der Partner hat den Brief vielleicht.',
      'Not that the hand-over failed: the partner may have the letter.',
    ),
  },
  expired: {
    name: say('Verlopen', 'Expiré', 'Abgelaufen', 'Expired'),
    doesNotMean: say(
      'Niet dat de brief weg is: hij kan nog gelezen worden.',
      'Pas que la lettre a disparu : elle peut encore être lue.',
      'Nicht, dass der Brief weg ist: Er kann noch gelesen werden.',
      'Not that the letter is gone: it can still be read.',
    ),
  },
  rejected: {
    name: say('Geweigerd', 'Refusé', 'Abgelehnt', 'Rejected'),
    doesNotMean: say(
      'Niet dat de ontvanger weigerde: het kanaal nam de brief niet aan.',
      'Pas que le destinataire a refusé : le canal n’a pas pris la lettre.',
      'Nicht, dass der Empfänger ablehnte: Der Kanal nahm den Brief nicht an.',
      'Not that the recipient refused: the channel did not take the letter.',
    ),
  },
  bounced: {
    name: say('Teruggekomen', 'Revenu', 'Zurückgekommen', 'Bounced'),
    doesNotMean: say(
      'Niet dat het adres fout is: de mailbox kan vol zijn.',
      'Pas que l’adresse est fausse : la boîte est peut-être pleine.',
      'Nicht, dass die Adresse falsch ist: Das Postfach kann voll sein.',
      'Not that the address is wrong: the mailbox may be full.',
    ),
  },
  returned: {
    name: say('Onbestelbaar terug', 'Retourné', 'Unzustellbar zurück', 'Returned'),
    doesNotMean: say(
      'Niet dat de ontvanger verhuisde: de reden staat erbij.',
      'Pas que le destinataire a déménagé : le motif est indiqué.',
      'Nicht, dass der Empfänger umgezogen ist: Der Grund steht dabei.',
      'Not that the recipient moved: the reason is stated.',
    ),
  },
  cancelled: {
    name: say('Geannuleerd', 'Annulé', 'Storniert', 'Cancelled'),
    doesNotMean: say(
      'Niet dat de brief werd teruggehaald: hij is niet vertrokken.',
      'Pas que la lettre a été rappelée : elle n’est pas partie.',
      'Nicht, dass der Brief zurückgeholt wurde: Er ging nicht ab.',
      'Not that the letter was called back: it did not leave.',
    ),
  },
  acknowledged: {
    name: say('Ontvangst bevestigd', 'Réception confirmée', 'Empfang bestätigt', 'Acknowledged'),
    doesNotMean: say(
      'Niet dat de lezer de brief las: alleen dat hij hem ontving.',
      'Pas que le lecteur a lu la lettre : seulement qu’il l’a reçue.',
      'Nicht, dass der Leser den Brief las: nur, dass er ihn empfing.',
      'Not that the reader read the letter: only that they received it.',
    ),
  },
  refused: {
    name: say('Geweigerd door de lezer', 'Refusé par le lecteur', 'Vom Leser verweigert', 'Refused by the reader'),
    doesNotMean: say(
      'Niet dat de brief geen gevolgen heeft: papier kan volgen.',
      'Pas que la lettre est sans effet : le papier peut suivre.',
      'Nicht, dass der Brief ohne Folgen bleibt: Papier kann folgen.',
      'Not that the letter has no effect: paper may follow.',
    ),
  },
  neglected: {
    name: say('Niet bevestigd', 'Non confirmé', 'Nicht bestätigt', 'Not acknowledged'),
    doesNotMean: say(
      'Niet dat de lezer weigerde: de termijn liep af.',
      'Pas que le lecteur a refusé : le délai est écoulé.',
      'Nicht, dass der Leser verweigerte: Die Frist ist abgelaufen.',
      'Not that the reader refused: the term ended.',
    ),
  },
}
