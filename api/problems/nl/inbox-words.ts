/** De bladzijden over de inbox. */
export const inboxProblemWordsNl = {
  'UP-1060': {
    title: 'Deze brief is voor een andere lezer',
    happened:
      'De brief gaat niet open voor wie aangemeld is: de afzender sloot hem af voor mensen met een volmacht, of noemde iemand anders van de onderneming als lezer. Dat de brief er is, ziet u; het onderwerp en de tekst niet.',
    repair:
      'Laat de persoon zelf, of de genoemde lezer, zich aanmelden. Is de verkeerde persoon genoemd, vraag het dan aan de afzender.',
    example:
      'Een brief van uw moeder openen met haar volmacht, terwijl de afzender koos voor ‘alleen de persoon zelf’.',
  },
  'UP-1061': {
    title: 'Deze brief gaat open na een sterkere aanmelding',
    happened:
      'De brief is afgeschermd: hij toont geen afzender en geen onderwerp voor de lezer zich sterk aanmeldde. Deze sessie begon met een zwakker middel.',
    repair: 'Meld u opnieuw aan met uw eID of een ander sterk middel.',
    example: 'Een afgeschermde brief openen na een aanmelding met een wachtwoord.',
  },
  'UP-2060': {
    title: 'De brief kan niet op deze manier vertrouwelijk blijven',
    happened:
      'De aanvraag vraagt een vertrouwelijkheid die we niet kunnen waarborgen: `personOnly` past bij een brief aan een burger, `namedReader` bij een brief aan een onderneming, en alleen de inbox houdt een brief gesloten voor andere lezers. Er is niets verstuurd.',
    repair:
      'Kijk naar `pointer` en verander de ontvanger, de kanalen of de wens. Laat `confidentiality` weg als de brief alleen op papier gaat: een omslag is dicht.',
    example: '`personOnly` in een brief aan een onderneming.',
  },
  'UP-2061': {
    title: 'De soort brief kan geen bevestiging vragen',
    happened:
      'Een soort brief met `service.inbox: acknowledged` mist iets: een leestermijn, de inbox als kanaal, of aangetekende port als er papier volgt. De soort brief is niet veranderd.',
    repair: 'Overloop `issues`: elke fout noemt het veld en wat het nodig heeft.',
    example: '`acknowledged` met papier als vervolg en gewone port.',
  },
  'UP-2092': {
    title: 'De soort brief kan niet op tijd gezien worden',
    happened:
      'Een soort brief met `seenInTime` mist iets: een leestermijn of papier als vervolg. Of haar brieven wachten op een ontvangstbevestiging. De soort brief is niet veranderd.',
    repair: 'Overloop `issues`: elke fout noemt het veld en wat het nodig heeft.',
    example: '`seenInTime` zonder leestermijn.',
  },
  'UP-3060': {
    title: 'De ontvangst van deze brief moet eerst bevestigd worden',
    happened:
      'De brief gaat pas open als de lezer de ontvangst bevestigt. Documenten, termijnen en tekst geven we niet eerder.',
    repair: 'Bevestig de ontvangst binnen de termijn die bij de brief staat.',
    example: 'De pdf van een beslissing opvragen die nog niet bevestigd is.',
  },
  'UP-3061': {
    title: 'Deze brief blijft gesloten',
    happened:
      'De ontvangst is geweigerd of niet op tijd bevestigd, of er is al over de brief beslist. Hier gaat hij niet open voor hij op papier vertrokken is.',
    repair: 'Kijk bij `service` wat er beslist is en wanneer. Volgt er papier, dan komt de brief met de post.',
    example: 'Een brief bevestigen de dag na de laatste dag.',
  },
  'UP-3062': {
    title: 'Deze brief vraagt geen bevestiging',
    happened: 'De brief gaat open zonder bevestiging: er valt niets te bevestigen of te weigeren.',
    repair: 'Open de brief.',
    example: 'Een gewone brief bevestigen.',
  },
  'UP-3085': {
    title: 'De volmacht is afgelopen',
    happened:
      'U las brieven voor iemand anders of voor een onderneming, en die volmacht liep af nadat u zich aanmeldde. De vraag is in haar geheel geweigerd: er is niets geopend, bevestigd of gewijzigd. Wat u daarvoor deed, blijft.',
    repair: 'Vraag een nieuwe volmacht en meld u opnieuw aan. Uw eigen brieven kunt u gewoon blijven lezen.',
    example: 'Een volmacht tot en met 31 december, in een sessie die na middernacht nog open was.',
  },
}
