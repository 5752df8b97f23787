/** De bladzijden over printcontracten en printruns. */
export const printProblemWordsNl = {
  'UP-3040': {
    title: 'Een tarieftabel begint na vandaag',
    happened:
      'De nieuwe tarieftabel begint vandaag of vroeger, of op een dag waarvoor er al een tabel is. Er is niets gewijzigd.',
    repair: 'Kies een eerste dag na vandaag: printruns tot en met vandaag hebben hun prijs al.',
    example: 'Een tabel met `from` gisteren.',
  },
  'UP-3041': {
    title: 'Er is een verklaring nodig',
    happened:
      'De drukker heeft niet gemeld dat hij dit deel weigert. Niets bewijst dus dat de brieven niet gepost zijn. Er is niets verstuurd.',
    repair:
      'Vraag het de drukker. Schrijf in `statement` wie wanneer bevestigde dat geen brief gepost is. Dat blijft in het logboek staan.',
    example: 'Een deel opnieuw bestellen omdat de melding te laat is.',
  },
  'UP-3042': {
    title: 'Van dit deel kan geen brief opnieuw vertrekken',
    happened:
      'Het deel is nog niet overgedragen, of elke brief is gepost, geweigerd of teruggekomen, of zit in een later deel. Er is niets verstuurd.',
    repair: 'Bekijk de delen van de printrun. Eén brief opnieuw versturen kan met `POST /v1/messages/{id}/resend`.',
    example: 'Een deel voor de tweede keer bestellen.',
  },
  'UP-3043': {
    title: 'Een andere entiteit heeft dit contract',
    happened:
      'Het contract wordt met uw entiteit gedeeld. Alleen de entiteit die het contract heeft, kan het wijzigen. Er is niets gewijzigd.',
    repair: 'Vraag het aan die entiteit, of maak een eigen contract.',
    example: 'Een gemeente die het sluitingsuur van het contract van haar aankoopcentrale wijzigt.',
  },
}
