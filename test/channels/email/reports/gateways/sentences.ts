import { type Fixture, plain } from '../build-report.ts'

type Said = readonly ['hard' | 'soft', string]

/** Single sentences in an unknown form; written after the first batch, and read once before a rule was changed for them. */
const second: readonly Said[] = [
  ['hard', 'Deze ontvanger heeft geen account meer bij ons'],
  ['hard', 'De mailbox jan.geheim werd opgeheven'],
  ['hard', 'Het opgegeven adres hoort bij niemand'],
  ['hard', 'In ons adresboek is jan.geheim niet opgenomen'],
  ['hard', 'Er is geen postvak met deze naam'],
  ['hard', 'Dit e-mailadres is niet langer in gebruik'],
  ['hard', 'Cette personne ne travaille plus ici et son adresse a été fermée'],
  ['hard', 'Aucune boîte ne porte ce nom'],
  ['hard', "Votre correspondant n'a plus de compte chez nous"],
  ['hard', "Dans notre annuaire cet utilisateur n'est pas répertorié"],
  ['hard', "Le nom de domaine n'existe plus"],
  ['hard', "Cette adresse n'est plus utilisée"],
  ['hard', 'Diese Adresse wird nicht mehr verwendet'],
  ['hard', 'Unter diesem Namen gibt es kein Postfach'],
  ['hard', 'Das Konto des Empfängers wurde geschlossen'],
  ['hard', 'Der Empfänger steht nicht im Verzeichnis'],
  ['hard', 'Die Domain ist nicht auffindbar'],
  ['hard', 'Der Benutzer hat das Unternehmen verlassen; sein Postfach ist gesperrt'],
  ['hard', '550 5.1.1 user lookup returned no match'],
  ['hard', '550 this alias was removed'],
  ['hard', '550 we have no such customer'],
  ['hard', '550 mailbox terminated at the request of its owner'],
  ['hard', '550 recipient not in directory'],
  ['hard', '550 domain has no mail exchanger and no address'],
  ['soft', 'De ontvanger heeft geen ruimte meer voor nieuwe berichten'],
  ['soft', 'Het bericht is door de spamfilter tegengehouden'],
  ['soft', 'De server is overbelast'],
  ['soft', "Le destinataire n'a plus de place pour de nouveaux messages"],
  ['soft', 'Le message a été bloqué par le filtre'],
  ['soft', 'Le serveur est surchargé'],
  ['soft', 'Beim Empfänger ist kein Speicherplatz mehr frei'],
  ['soft', 'Die Nachricht wurde vom Filter blockiert'],
  ['soft', 'Der Server ist überlastet'],
  ['soft', '550 recipient address lookup failed: directory server timed out'],
  ['soft', '550 your reputation is too low to write to this address'],
  ['soft', '550 5.1.1 message rejected by content policy of the recipient'],
]

/** Written after the rules were mended for the two others, and never used to change one. */
const third: readonly Said[] = [
  ['hard', 'Wij kennen geen medewerker met dit adres'],
  ['hard', 'Het domein is opgezegd en bestaat niet meer'],
  ['hard', 'De geadresseerde werd niet teruggevonden op deze server'],
  ['hard', 'Dit postvak werd verwijderd'],
  ['hard', 'Het adres is verkeerd geschreven'],
  ['hard', "L'adresse saisie ne correspond à aucun abonné"],
  ['hard', 'Le compte du destinataire a été supprimé'],
  ['hard', "Nous n'avons personne de ce nom"],
  ['hard', 'La boîte de votre correspondant a été résiliée'],
  ['hard', 'Adresse électronique non valable'],
  ['hard', 'Zu dieser Adresse gibt es keinen Empfänger'],
  ['hard', 'Das Benutzerkonto wurde gelöscht'],
  ['hard', 'Die angegebene Adresse ist nicht vergeben'],
  ['hard', 'Die Empfängerdomain ist uns nicht bekannt'],
  ['hard', 'Kein Teilnehmer mit dieser Adresse'],
  ['hard', '550 addressee has no account on this system'],
  ['hard', '550 the person you wrote to is not among our users'],
  ['hard', '550 5.1.1 bad destination mailbox'],
  ['hard', '550 account was cancelled last year'],
  ['hard', '554 the host part of the address cannot be found in the DNS: NXDOMAIN'],
  ['soft', 'Uw bericht is te groot voor de ontvanger'],
  ['soft', 'De verbinding met de server werd verbroken'],
  ['soft', 'Afzender geweigerd: staat op een zwarte lijst'],
  ['soft', 'Le message dépasse la taille autorisée'],
  ['soft', 'Expéditeur refusé par notre politique'],
  ['soft', "La connexion a été interrompue par l'hôte"],
  ['soft', 'Die Nachricht ist zu groß'],
  ['soft', 'Absender abgelehnt'],
  ['soft', 'Der Speicher des Empfängers ist erschöpft'],
  ['soft', '550 user exceeded the space that was granted'],
  ['soft', '554 mail from your network is not wanted here'],
  ['soft', '550 the user accepts mail of known senders only'],
]

const asReport = ([expected, said]: Said): Fixture => ({
  name: said,
  expected,
  mail: plain(`The mail below was not delivered.\n\n  jan.geheim@mx.test\n    ${said}\n`),
})

export const secondSentences: readonly Fixture[] = second.map(asReport)
export const thirdSentences: readonly Fixture[] = third.map(asReport)
