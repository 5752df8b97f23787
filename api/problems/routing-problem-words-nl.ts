/** The same pages in Dutch. */
export const routingProblemWordsNl = {
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
