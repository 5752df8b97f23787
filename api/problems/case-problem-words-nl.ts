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
}
