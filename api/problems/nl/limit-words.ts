/** The same pages in Dutch. */
export const limitProblemWordsNl = {
  'UP-3084': {
    title: 'De ontvanger staat niet op de gastenlijst',
    happened:
      'De entiteit is nog op proef, of de sleutel verstuurt alleen naar gasten, en het nummer, het e-mailadres of het postadres uit de aanvraag is van geen enkele gast. De brief is niet aanvaard.',
    repair:
      'Laat een beheerder de ontvanger toevoegen aan de gastenlijst (scherm ‘Gastenlijst’ of `POST /v1/guests`), met het nummer en met elk adres dat de brief mag gebruiken. Verstuur daarna opnieuw met dezelfde `Idempotency-Key`. Mag een programma helemaal niets versturen? Gebruik dan een testsleutel.',
    example: 'Een eerste brief met het adres van een echte burger, die niet op de lijst staat.',
  },
  'UP-3094': {
    title: 'Een proef kan niet naar dit adres',
    happened:
      'In een proef staat alles wat in de brief staat. Ze gaat naar het adres van wie is aangemeld; met een sleutel alleen naar een lid van de entiteit of een gast op haar gastenlijst. Er is geen proef verstuurd.',
    repair:
      'Bent u aangemeld? Laat `to` dan weg. Met een echte sleutel noemt u in `to` het adres van een lid of een gast, of laat u een beheerder het adres toevoegen aan de gastenlijst. Een testsleutel verstuurt niets.',
    example: 'Een sleutel die een proef vraagt naar een privéadres.',
  },
  'UP-3079': {
    title: 'Deze collega kan de brief niet overnemen',
    happened:
      'Een brief die nog niet verstuurd is, kunt u doorgeven aan een lid van de entiteit dat mag versturen. Deze persoon is geen lid meer, mag niet versturen, of bent u zelf. De brief blijft waar hij is.',
    repair: 'Kies iemand uit `GET /v1/senders`.',
    example: 'Een collega die intussen geen verzender meer is.',
  },
  'UP-3086': {
    title: 'De gastenlijst is vol',
    happened: 'Met deze gasten zou de lijst meer dan 100 gasten tellen. Geen van hen is toegevoegd.',
    repair: 'Haal gasten weg die u niet meer nodig hebt, en voeg deze opnieuw toe.',
    example: 'Een lijst van alle collega’s, in één keer geplakt.',
  },
  'UP-3087': {
    title: 'De aanvraag kwam niet op tijd binnen',
    happened:
      'Er werd een verbinding geopend, maar binnen enkele minuten was de aanvraag niet volledig binnen. Er is niets gedaan.',
    repair:
      'Verstuur de aanvraag opnieuw, met dezelfde `Idempotency-Key`. Is het netwerk traag? Verstuur dan minder in één keer.',
    example: 'Een programma dat met `Content-Length` een inhoud aankondigt en er maar een deel van verstuurt.',
  },
  'UP-3088': {
    title: 'De kopregels zijn te groot',
    happened:
      'De eerste regel en de kopregels van de aanvraag zijn samen groter dan 16 kB. De aanvraag is niet gelezen.',
    repair:
      'Laat cookies en kopregels van andere toepassingen weg, en neem `next` van een bladzijde over zoals het is.',
    example: 'Een proxy die een kopregel toevoegt voor elke toepassing waarvoor iemand zich aanmeldde.',
  },
}
