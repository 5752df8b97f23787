/** The same pages in Dutch. */
export const routingProblemWordsNl = {
  'UP-2085': {
    title: 'Er is niets opgegeven om te zoeken',
    happened: 'De zoekvraag noemt geen adres, geen nummer en geen kenmerk. Er valt dus niets op te zoeken.',
    repair: 'Geef `email`, `address`, `insz`, `enterpriseNumber` of `reference` mee.',
    example: 'Een zoekformulier dat leeg is verstuurd.',
  },
  'UP-3100': {
    title: 'Een brief gebruikte het vrijgegeven adres al',
    happened:
      'U kunt de vrijgave van dit adres niet meer ongedaan maken: er werd intussen een brief voor dit adres gemaakt. Die brief houdt zijn kanaal. Er is niets gewijzigd.',
    repair:
      'Kijk of de brief aankomt. Komt hij terug, dan staat het adres vanzelf weer op de lijst. Vraagt de ontvanger om hier niet meer te schrijven, voeg het adres dan toe (`POST /v1/suppressed-addresses`).',
    example: 'Een medewerker gaf een uur geleden een adres vrij, en een lijst van dat uur heeft er een brief voor.',
  },
  'UP-3101': {
    title: 'Het adres staat al opnieuw op de lijst',
    happened:
      'Het adres was vrijgegeven, maar een nieuwere melding zette het weer op de lijst. Brieven gebruiken het dus al niet. Er is niets gewijzigd.',
    repair: 'U hoeft niets te doen. `POST /v1/suppressed-addresses/find` toont de nieuwere vermelding.',
    example: 'E-mail naar een vrijgegeven mailbox kwam opnieuw terug voor iemand de vrijgave ongedaan maakte.',
  },
  'UP-2087': {
    title: 'Dit adres staat op naam van een andere entiteit',
    happened:
      'Een brief of e-mail van een andere entiteit kwam van dit adres terug. Daarom gebruikt geen enkele entiteit het nog. Alleen die entiteit of een operator van de hub haalt het van de lijst. Er is niets gewijzigd.',
    repair:
      'Vraag een operator van de hub om het adres vrij te geven (`uitpost suppressed-addresses release`), of stuur de brief via een ander kanaal of naar een ander adres.',
    example:
      'Een medewerker weet dat een mailbox weer bestaat, die vorig jaar voor een andere entiteit niet bereikbaar was.',
  },
  'UP-2088': {
    title: 'Er is geen e-mailadres en geen postadres opgegeven',
    happened: 'De aanvraag noemt geen e-mailadres en geen postadres. Er valt dus niets op te zoeken.',
    repair: 'Geef `email`, `address` of allebei mee.',
    example: 'Een formulier dat leeg is verstuurd.',
  },
}
