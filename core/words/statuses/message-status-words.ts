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
        'Dit zegt niet dat de brief vertrokken is: hij is veilig bewaard.',
        'Cela ne veut pas dire que la lettre est partie\u00a0: elle est conservée en sécurité.',
        'Das heißt nicht, dass der Brief unterwegs ist: Er ist sicher gespeichert.',
        'It does not mean that the letter has left: it is stored safely.',
      ),
      clerk: say(
        'Dit zegt niet dat de brief vertrokken is. U kunt hem nog tegenhouden.',
        'Cela ne veut pas dire que la lettre est partie. Vous pouvez encore la retenir.',
        'Das heißt nicht, dass der Brief unterwegs ist. Sie können ihn noch anhalten.',
        'It does not mean that the letter has left. You can still stop it.',
      ),
      citizen: say(
        'Dit zegt niet dat de brief al naar u vertrokken is.',
        'Cela ne veut pas dire que la lettre vous a déjà été envoyée.',
        'Das heißt nicht, dass der Brief schon an Sie unterwegs ist.',
        'It does not mean that the letter is on its way to you.',
      ),
    },
  },
  scheduled: {
    name: say('Gepland', 'Planifié', 'Geplant', 'Scheduled'),
    doesNotMean: {
      sender: say(
        'Dit zegt niet dat de brief op dat moment aankomt: dan vertrekt hij.',
        'Cela ne veut pas dire que la lettre arrive à ce moment\u00a0: elle part alors.',
        'Das heißt nicht, dass der Brief dann ankommt: Er geht dann ab.',
        'It does not mean that the letter arrives at that moment: it leaves then.',
      ),
      clerk: say(
        'Dit zegt niet dat de brief op dat moment aankomt: dan vertrekt hij.',
        'Cela ne veut pas dire que la lettre arrive à ce moment\u00a0: elle part alors.',
        'Das heißt nicht, dass der Brief dann ankommt: Er geht dann ab.',
        'It does not mean that the letter arrives at that moment: it leaves then.',
      ),
      citizen: say(
        'Dit zegt niet dat de brief zeker vertrekt: de afzender kan hem nog tegenhouden.',
        'Cela ne veut pas dire que la lettre partira\u00a0: l’expéditeur peut encore la retenir.',
        'Das heißt nicht, dass der Brief sicher abgeht: Der Absender kann ihn noch anhalten.',
        'It does not mean that the letter will leave: its sender can still stop it.',
      ),
    },
  },
  held: {
    name: say('Aangehouden', 'Retenu', 'Angehalten', 'Held'),
    doesNotMean: {
      sender: say(
        'Dit zegt niet dat de brief geannuleerd is: hij wacht tot iemand hem vrijgeeft.',
        'Cela ne veut pas dire que la lettre est annulée\u00a0: elle attend que quelqu’un la libère.',
        'Das heißt nicht, dass der Brief storniert ist: Er wartet auf seine Freigabe.',
        'It does not mean that the letter is cancelled: it waits until somebody releases it.',
      ),
      clerk: say(
        'Dit zegt niet dat de brief vanzelf vertrekt: iemand moet hem vrijgeven.',
        'Cela ne veut pas dire que la lettre part d’elle-même\u00a0: quelqu’un doit la libérer.',
        'Das heißt nicht, dass der Brief von selbst abgeht: Jemand muss ihn freigeben.',
        'It does not mean that the letter leaves by itself: somebody has to release it.',
      ),
      citizen: say(
        'Dit zegt niet dat de brief al naar u vertrokken is.',
        'Cela ne veut pas dire que la lettre vous a déjà été envoyée.',
        'Das heißt nicht, dass der Brief schon an Sie unterwegs ist.',
        'It does not mean that the letter is on its way to you.',
      ),
    },
  },
  processing: {
    name: say('In behandeling', 'En traitement', 'In Bearbeitung', 'Processing'),
    doesNotMean: {
      sender: say(
        'Dit zegt niet dat er nog niets vertrok: na een mislukte poging volgt een ander kanaal.',
        'Cela ne veut pas dire que rien n’est parti\u00a0: après un échec, un autre canal suit.',
        'Das heißt nicht, dass noch nichts abging: Nach einem Fehlschlag folgt ein anderer Kanal.',
        'It does not mean that nothing has left: after a failure another channel follows.',
      ),
      clerk: say(
        'Dit zegt niet dat er nog niets vertrok: kijk bij de bezorgingen.',
        'Cela ne veut pas dire que rien n’est parti\u00a0: consultez les envois.',
        'Das heißt nicht, dass noch nichts abging: Sehen Sie bei den Zustellungen nach.',
        'It does not mean that nothing has left: look at the deliveries.',
      ),
      citizen: say(
        'Dit zegt niet dat de brief bij u aangekomen is.',
        'Cela ne veut pas dire que la lettre vous est parvenue.',
        'Das heißt nicht, dass der Brief bei Ihnen angekommen ist.',
        'It does not mean that the letter has reached you.',
      ),
    },
  },
  sent: {
    name: say('Onderweg', 'En route', 'Unterwegs', 'On its way'),
    doesNotMean: {
      sender: say(
        'Dit zegt niet dat de brief aankwam: een partner heeft hem overgenomen.',
        'Cela ne veut pas dire que la lettre est arrivée\u00a0: un partenaire l’a prise en charge.',
        'Das heißt nicht, dass der Brief ankam: Ein Partner hat ihn übernommen.',
        'It does not mean that the letter arrived: a partner has taken it over.',
      ),
      clerk: say(
        'Dit zegt niet dat de brief aankwam.',
        'Cela ne veut pas dire que la lettre est arrivée.',
        'Das heißt nicht, dass der Brief ankam.',
        'It does not mean that the letter arrived.',
      ),
      citizen: say(
        'Dit zegt niet dat de brief bij u aangekomen is, of dat een termijn begonnen is.',
        'Cela ne veut pas dire que la lettre vous est parvenue, ni qu’un délai a commencé.',
        'Das heißt nicht, dass der Brief bei Ihnen ankam oder eine Frist begonnen hat.',
        'It does not mean that the letter has reached you, or that a term has begun.',
      ),
    },
  },
  delivered: {
    name: say('Bezorgd', 'Remis', 'Zugestellt', 'Delivered'),
    doesNotMean: {
      sender: say(
        'Dit zegt niet dat iemand de brief las. Een late mislukking kan nog volgen.',
        'Cela ne veut pas dire que quelqu’un a lu la lettre. Un échec tardif reste possible.',
        'Das heißt nicht, dass jemand den Brief las. Ein später Fehlschlag ist möglich.',
        'It does not mean that anybody read the letter. A late failure can still follow.',
      ),
      clerk: say(
        'Dit zegt niet dat de ontvanger de brief las.',
        'Cela ne veut pas dire que le destinataire a lu la lettre.',
        'Das heißt nicht, dass der Empfänger den Brief las.',
        'It does not mean that the recipient read the letter.',
      ),
      citizen: say(
        'Dit zegt niet dat u de brief opende. Het zegt alleen waar hij ligt.',
        'Cela ne veut pas dire que vous avez ouvert la lettre. Cela indique seulement où elle est.',
        'Das heißt nicht, dass Sie den Brief geöffnet haben. Es sagt nur, wo er liegt.',
        'It does not mean that you opened the letter. It only says where it is.',
      ),
    },
  },
  read: {
    name: say('Gelezen', 'Lu', 'Gelesen', 'Read'),
    doesNotMean: {
      sender: say(
        'Dit zegt niet dat de brief begrepen is: een lezer opende hem.',
        'Cela ne veut pas dire que la lettre a été comprise\u00a0: un lecteur l’a ouverte.',
        'Das heißt nicht, dass der Brief verstanden wurde: Ein Leser hat ihn geöffnet.',
        'It does not mean that the letter was understood: a reader opened it.',
      ),
      clerk: say(
        'Dit zegt niet dat de ontvanger akkoord gaat: een lezer opende de brief.',
        'Cela ne veut pas dire que le destinataire est d’accord\u00a0: un lecteur a ouvert la lettre.',
        'Das heißt nicht, dass der Empfänger zustimmt: Ein Leser hat den Brief geöffnet.',
        'It does not mean that the recipient agrees: a reader opened the letter.',
      ),
      citizen: say(
        'Dit zegt niet dat u akkoord gaat met wat in de brief staat.',
        'Cela ne veut pas dire que vous êtes d’accord avec le contenu de la lettre.',
        'Das heißt nicht, dass Sie dem Inhalt des Briefes zustimmen.',
        'It does not mean that you agree with what the letter says.',
      ),
    },
  },
  undeliverable: {
    name: say('Onbestelbaar', 'Non distribuable', 'Unzustellbar', 'Undeliverable'),
    doesNotMean: {
      sender: say(
        'Dit zegt niet dat de ontvanger weigerde: geen kanaal kon hem bereiken.',
        'Cela ne veut pas dire que le destinataire a refusé\u00a0: aucun canal n’a pu l’atteindre.',
        'Das heißt nicht, dass der Empfänger ablehnte: Kein Kanal konnte ihn erreichen.',
        'It does not mean that the recipient refused: no channel could reach them.',
      ),
      clerk: say(
        'Dit zegt niet dat niemand de brief zag: een kopie kan aangekomen zijn.',
        'Cela ne veut pas dire que personne n’a vu la lettre\u00a0: une copie a pu arriver.',
        'Das heißt nicht, dass niemand den Brief sah: Eine Kopie kann angekommen sein.',
        'It does not mean that nobody saw the letter: a copy may have arrived.',
      ),
      citizen: say(
        'Dit zegt niet dat u iets verkeerd deed: de brief kon u niet bereiken.',
        'Cela ne veut pas dire que vous avez commis une erreur\u00a0: la lettre n’a pas pu vous atteindre.',
        'Das heißt nicht, dass Sie etwas falsch gemacht haben: Der Brief konnte Sie nicht erreichen.',
        'It does not mean that you did something wrong: the letter could not reach you.',
      ),
    },
  },
  cancelled: {
    name: say('Geannuleerd', 'Annulé', 'Storniert', 'Cancelled'),
    doesNotMean: {
      sender: say(
        'Dit zegt niet dat iets werd teruggehaald: wat al vertrok, komt niet terug.',
        'Cela ne veut pas dire que quelque chose a été rappelé\u00a0: ce qui est parti ne revient pas.',
        'Das heißt nicht, dass etwas zurückgeholt wurde: Was abging, kommt nicht zurück.',
        'It does not mean that anything was called back: what left before does not return.',
      ),
      clerk: say(
        'Dit zegt niet dat de ontvanger niets zag: een eerdere poging kan vertrokken zijn.',
        'Cela ne veut pas dire que le destinataire n’a rien vu\u00a0: une tentative antérieure a pu partir.',
        'Das heißt nicht, dass der Empfänger nichts sah: Ein früherer Versuch kann abgegangen sein.',
        'It does not mean that the recipient saw nothing: an earlier attempt may have left.',
      ),
      citizen: say(
        'Dit zegt niet dat de beslissing zelf ingetrokken is: vraag dat aan de afzender.',
        'Cela ne veut pas dire que la décision elle-même est retirée\u00a0: demandez-le à l’expéditeur.',
        'Das heißt nicht, dass die Entscheidung selbst aufgehoben ist: Fragen Sie den Absender.',
        'It does not mean that the decision itself is withdrawn: ask its sender.',
      ),
    },
  },
  failed: {
    name: say('Mislukt', 'Échoué', 'Fehlgeschlagen', 'Failed'),
    doesNotMean: {
      sender: say(
        'Dit zegt niet dat uw gegevens fout waren: de hub kon de brief niet verwerken.',
        'Cela ne veut pas dire que vos données étaient erronées\u00a0: le hub n’a pas pu traiter la lettre.',
        'Das heißt nicht, dass Ihre Daten falsch waren: Der Hub konnte den Brief nicht verarbeiten.',
        'It does not mean that your data were wrong: the hub could not process the letter.',
      ),
      clerk: say(
        'Dit zegt niet dat de ontvanger onbereikbaar is: de fout ligt bij de hub.',
        'Cela ne veut pas dire que le destinataire est injoignable\u00a0: la faute vient du hub.',
        'Das heißt nicht, dass der Empfänger unerreichbar ist: Der Fehler liegt beim Hub.',
        'It does not mean that the recipient cannot be reached: the fault is that of the hub.',
      ),
      citizen: say(
        'Dit zegt niet dat u iets verkeerd deed: de brief is niet verstuurd.',
        'Cela ne veut pas dire que vous avez commis une erreur\u00a0: la lettre n’a pas été envoyée.',
        'Das heißt nicht, dass Sie etwas falsch gemacht haben: Der Brief wurde nicht versandt.',
        'It does not mean that you did something wrong: the letter was not sent.',
      ),
    },
  },
}
