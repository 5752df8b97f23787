import type { Localized } from '../language.ts'
import type { MessageStatus } from '../message.ts'
import { type Audience, say } from './audience.ts'

/** The name of a status, and the conclusion that a reader must not draw from it. */
interface StatusWords {
  readonly name: Localized
  readonly doesNotMean: Readonly<Record<Audience, Localized>>
}

/** The one table of words for statuses of messages; API, screens and the guide take theirs from it. */
export const messageStatusWords: Readonly<Record<MessageStatus, StatusWords>> = {
  accepted: {
    name: say('Aanvaard', 'Accepté', 'Angenommen', 'Accepted'),
    doesNotMean: {
      sender: say(
        'Niet dat de brief vertrokken is: hij is veilig bewaard.',
        'Pas que la lettre est partie : elle est conservée en sécurité.',
        'Nicht, dass der Brief unterwegs ist: Er ist sicher gespeichert.',
        'Not that the letter has left: it is stored safely.',
      ),
      clerk: say(
        'Niet dat de brief vertrokken is. U kunt hem nog tegenhouden.',
        'Pas que la lettre est partie. Vous pouvez encore la retenir.',
        'Nicht, dass der Brief unterwegs ist. Sie können ihn noch anhalten.',
        'Not that the letter has left. You can still stop it.',
      ),
      citizen: say(
        'Niet dat de brief al naar u vertrokken is.',
        'Pas que la lettre vous a déjà été envoyée.',
        'Nicht, dass der Brief schon an Sie unterwegs ist.',
        'Not that the letter is on its way to you.',
      ),
    },
  },
  scheduled: {
    name: say('Gepland', 'Planifié', 'Geplant', 'Scheduled'),
    doesNotMean: {
      sender: say(
        'Niet dat de brief op dat moment aankomt: dan vertrekt hij.',
        'Pas que la lettre arrive à ce moment : elle part alors.',
        'Nicht, dass der Brief dann ankommt: Er geht dann ab.',
        'Not that the letter arrives at that moment: it leaves then.',
      ),
      clerk: say(
        'Niet dat de brief op dat moment aankomt: dan vertrekt hij.',
        'Pas que la lettre arrive à ce moment : elle part alors.',
        'Nicht, dass der Brief dann ankommt: Er geht dann ab.',
        'Not that the letter arrives at that moment: it leaves then.',
      ),
      citizen: say(
        'Niet dat de brief zeker vertrekt: de afzender kan hem nog tegenhouden.',
        'Pas que la lettre partira : l’expéditeur peut encore la retenir.',
        'Nicht, dass der Brief sicher abgeht: Der Absender kann ihn noch anhalten.',
        'Not that the letter will leave: its sender can still stop it.',
      ),
    },
  },
  held: {
    name: say('Aangehouden', 'Retenu', 'Angehalten', 'Held'),
    doesNotMean: {
      sender: say(
        'Niet dat de brief geannuleerd is: hij wacht tot iemand hem vrijgeeft.',
        'Pas que la lettre est annulée : elle attend que quelqu’un la libère.',
        'Nicht, dass der Brief storniert ist: Er wartet auf seine Freigabe.',
        'Not that the letter is cancelled: it waits until somebody releases it.',
      ),
      clerk: say(
        'Niet dat de brief vanzelf vertrekt: iemand moet hem vrijgeven.',
        'Pas que la lettre part d’elle-même : quelqu’un doit la libérer.',
        'Nicht, dass der Brief von selbst abgeht: Jemand muss ihn freigeben.',
        'Not that the letter leaves by itself: somebody has to release it.',
      ),
      citizen: say(
        'Niet dat de brief al naar u vertrokken is.',
        'Pas que la lettre vous a déjà été envoyée.',
        'Nicht, dass der Brief schon an Sie unterwegs ist.',
        'Not that the letter is on its way to you.',
      ),
    },
  },
  processing: {
    name: say('In behandeling', 'En traitement', 'In Bearbeitung', 'Processing'),
    doesNotMean: {
      sender: say(
        'Niet dat er nog niets vertrok: na een mislukte poging volgt een ander kanaal.',
        'Pas que rien n’est parti : après un échec, un autre canal suit.',
        'Nicht, dass noch nichts abging: Nach einem Fehlschlag folgt ein anderer Kanal.',
        'Not that nothing has left: after a failure another channel follows.',
      ),
      clerk: say(
        'Niet dat er nog niets vertrok: kijk bij de bezorgingen.',
        'Pas que rien n’est parti : consultez les envois.',
        'Nicht, dass noch nichts abging: Sehen Sie bei den Zustellungen nach.',
        'Not that nothing has left: look at the deliveries.',
      ),
      citizen: say(
        'Niet dat de brief bij u aangekomen is.',
        'Pas que la lettre vous est parvenue.',
        'Nicht, dass der Brief bei Ihnen angekommen ist.',
        'Not that the letter has reached you.',
      ),
    },
  },
  sent: {
    name: say('Onderweg', 'En route', 'Unterwegs', 'On its way'),
    doesNotMean: {
      sender: say(
        'Niet dat de brief aankwam: een partner heeft hem overgenomen.',
        'Pas que la lettre est arrivée : un partenaire l’a prise en charge.',
        'Nicht, dass der Brief ankam: Ein Partner hat ihn übernommen.',
        'Not that the letter arrived: a partner has taken it over.',
      ),
      clerk: say(
        'Niet dat de brief aankwam. Hij kan nog terugkomen.',
        'Pas que la lettre est arrivée. Elle peut encore revenir.',
        'Nicht, dass der Brief ankam. Er kann noch zurückkommen.',
        'Not that the letter arrived. It can still come back.',
      ),
      citizen: say(
        'Niet dat de brief bij u aangekomen is, of dat een termijn begonnen is.',
        'Pas que la lettre vous est parvenue, ni qu’un délai a commencé.',
        'Nicht, dass der Brief bei Ihnen ankam oder eine Frist begonnen hat.',
        'Not that the letter has reached you, or that a term has begun.',
      ),
    },
  },
  delivered: {
    name: say('Bezorgd', 'Remis', 'Zugestellt', 'Delivered'),
    doesNotMean: {
      sender: say(
        'Niet dat iemand de brief las. Een late mislukking kan nog volgen.',
        'Pas que quelqu’un a lu la lettre. Un échec tardif reste possible.',
        'Nicht, dass jemand den Brief las. Ein später Fehlschlag ist möglich.',
        'Not that anybody read the letter. A late failure can still follow.',
      ),
      clerk: say(
        'Niet dat de ontvanger de brief las. Hij kan nog terugkomen.',
        'Pas que le destinataire a lu la lettre. Elle peut encore revenir.',
        'Nicht, dass der Empfänger den Brief las. Er kann noch zurückkommen.',
        'Not that the recipient read the letter. It can still come back.',
      ),
      citizen: say(
        'Niet dat u de brief opende. Het zegt alleen waar hij ligt.',
        'Pas que vous avez ouvert la lettre. Cela indique seulement où elle est.',
        'Nicht, dass Sie den Brief geöffnet haben. Es sagt nur, wo er liegt.',
        'Not that you opened the letter. It only says where it is.',
      ),
    },
  },
  read: {
    name: say('Gelezen', 'Lu', 'Gelesen', 'Read'),
    doesNotMean: {
      sender: say(
        'Niet dat de brief begrepen is: een lezer opende hem.',
        'Pas que la lettre a été comprise : un lecteur l’a ouverte.',
        'Nicht, dass der Brief verstanden wurde: Ein Leser hat ihn geöffnet.',
        'Not that the letter was understood: a reader opened it.',
      ),
      clerk: say(
        'Niet dat de ontvanger akkoord gaat: een lezer opende de brief.',
        'Pas que le destinataire est d’accord : un lecteur a ouvert la lettre.',
        'Nicht, dass der Empfänger zustimmt: Ein Leser hat den Brief geöffnet.',
        'Not that the recipient agrees: a reader opened the letter.',
      ),
      citizen: say(
        'Niet dat u akkoord gaat met wat in de brief staat.',
        'Pas que vous êtes d’accord avec le contenu de la lettre.',
        'Nicht, dass Sie dem Inhalt des Briefes zustimmen.',
        'Not that you agree with what the letter says.',
      ),
    },
  },
  undeliverable: {
    name: say('Onbestelbaar', 'Non distribuable', 'Unzustellbar', 'Undeliverable'),
    doesNotMean: {
      sender: say(
        'Niet dat de ontvanger weigerde: geen kanaal kon hem bereiken.',
        'Pas que le destinataire a refusé : aucun canal n’a pu l’atteindre.',
        'Nicht, dass der Empfänger ablehnte: Kein Kanal konnte ihn erreichen.',
        'Not that the recipient refused: no channel could reach them.',
      ),
      clerk: say(
        'Niet dat niemand de brief zag: een kopie kan aangekomen zijn.',
        'Pas que personne n’a vu la lettre : une copie a pu arriver.',
        'Nicht, dass niemand den Brief sah: Eine Kopie kann angekommen sein.',
        'Not that nobody saw the letter: a copy may have arrived.',
      ),
      citizen: say(
        'Niet dat u iets verkeerd deed: de brief kon u niet bereiken.',
        'Pas que vous avez commis une erreur : la lettre n’a pas pu vous atteindre.',
        'Nicht, dass Sie etwas falsch gemacht haben: Der Brief konnte Sie nicht erreichen.',
        'Not that you did something wrong: the letter could not reach you.',
      ),
    },
  },
  cancelled: {
    name: say('Geannuleerd', 'Annulé', 'Storniert', 'Cancelled'),
    doesNotMean: {
      sender: say(
        'Niet dat de brief werd teruggehaald: hij is nooit vertrokken.',
        'Pas que la lettre a été rappelée : elle n’est jamais partie.',
        'Nicht, dass der Brief zurückgeholt wurde: Er ging nie ab.',
        'Not that the letter was called back: it never left.',
      ),
      clerk: say(
        'Niet dat de ontvanger iets weet: er is niets vertrokken.',
        'Pas que le destinataire est informé : rien n’est parti.',
        'Nicht, dass der Empfänger etwas weiß: Nichts ist abgegangen.',
        'Not that the recipient knows of it: nothing left.',
      ),
      citizen: say(
        'Niet dat de beslissing zelf ingetrokken is: vraag dat aan de afzender.',
        'Pas que la décision elle-même est retirée : demandez-le à l’expéditeur.',
        'Nicht, dass die Entscheidung selbst aufgehoben ist: Fragen Sie den Absender.',
        'Not that the decision itself is withdrawn: ask its sender.',
      ),
    },
  },
  failed: {
    name: say('Mislukt', 'Échoué', 'Fehlgeschlagen', 'Failed'),
    doesNotMean: {
      sender: say(
        'Niet dat uw gegevens fout waren: de hub kon de brief niet verwerken.',
        'Pas que vos données étaient erronées : le hub n’a pas pu traiter la lettre.',
        'Nicht, dass Ihre Daten falsch waren: Der Hub konnte den Brief nicht verarbeiten.',
        'Not that your data were wrong: the hub could not process the letter.',
      ),
      clerk: say(
        'Niet dat de ontvanger onbereikbaar is: de fout ligt bij de hub.',
        'Pas que le destinataire est injoignable : la faute vient du hub.',
        'Nicht, dass der Empfänger unerreichbar ist: Der Fehler liegt beim Hub.',
        'Not that the recipient cannot be reached: the fault is that of the hub.',
      ),
      citizen: say(
        'Niet dat u iets verkeerd deed: de brief is niet verstuurd.',
        'Pas que vous avez commis une erreur : la lettre n’a pas été envoyée.',
        'Nicht, dass Sie etwas falsch gemacht haben: Der Brief wurde nicht versandt.',
        'Not that you did something wrong: the letter was not sent.',
      ),
    },
  },
}
