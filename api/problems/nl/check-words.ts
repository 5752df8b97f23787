/** The pages of the codes for reports of false letters, in Dutch. */
export const checkProblemWordsNl = {
  'UP-5040': {
    title: 'Geen afzender heeft deze code',
    happened: 'De melding van een valse brief noemt een afzender die de hub niet kent.',
    repair:
      'Neem de code van een afzender uit `GET /.well-known/letter-keys.json`, of laat `sender` weg: dan gaat de melding naar de beheerders van de hub.',
    example: 'Een melding met de naam van een agentschap in plaats van zijn code.',
  },
  'UP-5041': {
    title: 'De dag is geen dag van het voorbije jaar',
    happened: 'De melding van een valse brief noemt een dag in de toekomst, of van meer dan een jaar geleden.',
    repair: 'Geef de dag waarop de brief werd ontvangen, in Belgische tijd, of laat `receivedOn` weg.',
    example: 'Een melding met 2062 in plaats van 2026.',
  },
}
