/** The pages of the codes for transfers to an archive service, in Dutch. */
export const transferProblemWordsNl = {
  'UP-5030': {
    title: 'Van deze serie wordt niets overgebracht',
    happened: 'Alleen stukken die bewaard blijven, gaan over: deze serie heeft geen regel, of haar stukken verdwijnen.',
    repair: 'Geef de serie een regel met de bestemming `keep` of `sample`: `POST /v1/archive/series`.',
    example: 'Een overbrenging voorstellen van een serie met de regel `destroy`.',
  },
  'UP-5031': {
    title: 'Een andere overbrenging van deze serie is open',
    happened: 'Een serie heeft één open overbrenging tegelijk, zodat geen stuk op twee lijsten staat.',
    repair: 'Rond de open overbrenging af, zet ze stop of trek ze in: `GET /v1/archive/transfers?series=…` noemt ze.',
    example: 'Opnieuw voorstellen terwijl de archiefdienst nog niet antwoordde over de pakketten van vorige maand.',
  },
  'UP-5032': {
    title: 'De overbrenging is niet in de toestand hiervoor',
    happened: 'Iemand besliste al over de overbrenging, of de stukken worden nog opgelijst.',
    repair:
      'Lees ze opnieuw; `status` zegt hoe het ervoor staat. Is dat nog `gathering`, probeer dan zo meteen opnieuw.',
    example: 'Een overbrenging goedkeuren die een collega net introk.',
  },
  'UP-5033': {
    title: 'Een andere persoon moet over deze overbrenging beslissen',
    happened:
      'Dezelfde persoon stelde dit voor, ook als dat met een eigen sleutel gebeurde. Twee mensen beslissen over wat het archief verlaat.',
    repair: 'Vraag een collega met `archive:manage` om te beslissen. Is het voorstel fout, trek het dan in.',
    example: 'Een overbrenging voorstellen op het scherm en ze goedkeuren met een eigen API-sleutel.',
  },
  'UP-5034': {
    title: 'Deze overbrenging kan niet goedgekeurd worden',
    happened: 'De regel van de serie werd gewijzigd na het voorstel, of er staat geen stuk op de lijst.',
    repair: 'Trek het voorstel in. Sluit eerst dossiers af, of stel het opnieuw voor onder de regel die nu geldt.',
    example: 'Een overbrenging goedkeuren van een serie waarin geen dossier afgesloten is.',
  },
  'UP-5035': {
    title: 'Het pakket is er niet',
    happened: 'Het pakket is nog niet gemaakt, of is verwijderd omdat de overbrenging gestopt of afgerond is.',
    repair: 'Lees de pakketten van de overbrenging; download die met de status `packed`.',
    example: 'Het laatste pakket downloaden terwijl de eerste nog gemaakt worden.',
  },
  'UP-5036': {
    title: 'De antwoorden van de archiefdienst kunnen niet verwerkt worden',
    happened:
      'Minstens één antwoord is onleesbaar, gaat over geen pakket van deze overbrenging, of spreekt een eerder antwoord tegen. `errors` noemt elke plaats. Geen enkel antwoord is verwerkt.',
    repair: 'Verbeter de regels en stuur het hele bestand opnieuw: eerder verwerkte antwoorden veranderen niets.',
    example: 'Een geweigerd pakket zonder reden, of een pakket dat vorige week aanvaard werd.',
  },
  'UP-5037': {
    title: 'De archiefdienst heeft nog niet over alles geantwoord',
    happened:
      'Kopieën verdwijnen pas als een overbrenging voorbij is. Over een pakket van deze overbrenging kwam nog geen antwoord, of het register is nog niet bijgewerkt.',
    repair:
      'Voeg de antwoorden toe of zet de overbrenging stop: wat aanvaard is, blijft overgebracht. Stel het dan opnieuw voor.',
    example: 'De kopieën verwijderen terwijl één van de drie pakketten nog bij de archiefdienst is.',
  },
  'UP-5038': {
    title: 'Van deze overbrenging zijn hier geen kopieën meer',
    happened: 'De archiefdienst aanvaardde niets van deze overbrenging, of de kopieën zijn al weg.',
    repair: 'Lees de overbrenging: `counts.transferred` en `counts.dropped` zeggen wat er was.',
    example: 'De kopieën verwijderen van een overbrenging die stopte voor er een pakket aanvaard werd.',
  },
  'UP-5039': {
    title: 'De kopieën van deze overbrenging blijven nog even',
    happened:
      'De hub houdt zijn kopieën `TRANSFER_DROP_DAYS` lang na de aanvaarding van een pakket, zodat de archiefdienst schade nog kan melden.',
    repair: 'Stel het opnieuw voor op de dag die `dropFrom` van de overbrenging noemt.',
    example: 'De kopieën verwijderen op de dag nadat de archiefdienst de pakketten aanvaardde.',
  },
}
