/** The pages of the codes for cases, in Dutch. */
export const caseProblemWordsNl = {
  'UP-3095': {
    title: 'De zaak is gesloten',
    happened: 'Een collega sloot de zaak, of het laatste ontbrekende bericht kwam binnen.',
    repair: 'Lees de zaak opnieuw. Ontbreekt er nog een bericht, open ze dan opnieuw met `POST /v1/cases/{id}/reopen`.',
    example: 'Een zaak nemen die een collega net gesloten heeft.',
  },
  'UP-3096': {
    title: 'De zaak kan niet opnieuw open',
    happened: 'Er ontbreekt geen bericht meer, of dezelfde oorzaak heeft een andere open zaak.',
    repair: 'Zoek de open zaak met `GET /v1/cases`: latere brieven van dezelfde printrun zitten daarin.',
    example: 'Een zaak opnieuw openen waarvan de drukker intussen alle brieven meldde.',
  },
  'UP-3097': {
    title: 'Deze collega kan de zaak niet krijgen',
    happened: 'De persoon is geen lid van de entiteit, of mag geen brieven versturen.',
    repair: 'Neem een id uit `colleagues` van `GET /v1/cases/{id}`, of `me` of `nobody`.',
    example: 'Een zaak doorgeven aan een collega die de entiteit verliet.',
  },
  'UP-3098': {
    title: 'De brieven van de zaak kunnen nu niet opnieuw vertrekken',
    happened:
      'De brieven worden nog geteld, opnieuw verstuurd of teruggenomen, of de telling werd vervangen. `detail` zegt wat.',
    repair:
      'Lees de verzending met `GET /v1/cases/{id}/resends/{resend}` tot ze klaar is. Is de telling vervangen, tel dan opnieuw met `POST /v1/cases/{id}/resends`.',
    example: 'Twee collega’s die op hetzelfde moment de brieven van één zaak opnieuw versturen.',
  },
  'UP-2093': {
    title: 'Niets van het bericht vertrok via dit kanaal',
    happened: 'U wilde de melding bij een bericht voegen dat niet via het kanaal van de melding vertrok.',
    repair: 'Zoek het bericht opnieuw. Een melding van de drukker hoort bij een brief op papier.',
    example: 'Een teruggekomen brief op papier bij een bericht voegen dat alleen in de inbox stond.',
  },
  'UP-2094': {
    title: 'De melding is al behandeld',
    happened: 'Een andere operator voegde de melding bij een bericht, of liet ze los.',
    repair: 'Lees ze met `GET /v1/unmatched-receipts?status=settled`. Toevoegen kunt u niet terugnemen.',
    example: 'Een melding loslaten die een collega net bij een bericht voegde.',
  },
}
