/** The pages of the codes for the request itself, in Dutch. */
export const requestProblemWordsNl = {
  'UP-1001': {
    title: 'Er zitten fouten in de aanvraag',
    happened: 'Een of meer delen van de aanvraag kloppen niet. Er is niets gebeurd.',
    repair:
      'Overloop `issues`. Elke fout noemt haar plaats (`pointer`), haar code en wat u moet veranderen. Alle fouten staan er samen in. U mag dezelfde `Idempotency-Key` opnieuw gebruiken.',
    example: 'Een rijksregisternummer van tien cijfers en een verplichte variabele die ontbreekt: twee fouten.',
  },
  'UP-1002': {
    title: 'We kunnen deze JSON niet lezen',
    happened:
      'De tekst is geen JSON, is afgebroken, is geen UTF-8, is meer dan 20 niveaus diep, of noemt een veld twee keer.',
    repair:
      'Laat een JSON-bibliotheek de tekst schrijven en verstuur hem als UTF-8. `issues` zegt waar het lezen stopte.',
    example: '`{"reference": "A1",}`: de komma voor de accolade.',
  },
  'UP-1003': {
    title: 'De aanvraag heeft een veld dat we niet kennen',
    happened: 'De aanvraag of het adres bevat een veld dat deze bewerking niet heeft.',
    repair:
      'Zoek een tikfout in de naam die `pointer` toont, of laat het veld weg. We weigeren onbekende velden, zodat een vergissing nooit ongemerkt voorbijgaat.',
    example: '`"recipent"` in plaats van `"recipient"`.',
  },
  'UP-1004': {
    title: 'De header Idempotency-Key ontbreekt',
    happened: 'Deze bewerking verstuurt iets. De header waarmee u ze veilig herhaalt, ontbreekt.',
    repair:
      'Geef `Idempotency-Key` mee: 1 tot 255 zichtbare ASCII-tekens, uniek voor deze brief, en dezelfde bij elke herhaling.',
    example: '`Idempotency-Key: "besluit-2026-0042"`',
  },
  'UP-1005': {
    title: 'Deze Idempotency-Key hoort bij een andere inhoud',
    happened: 'U gebruikte dezelfde `Idempotency-Key` eerder voor een andere inhoud. Er is nu niets verstuurd.',
    repair:
      'Gebruik voor een nieuwe brief een nieuwe sleutel. Wilt u een aanvraag herhalen, herhaal ze dan ongewijzigd. We bewaren sleutels 90 dagen.',
    example: 'Een herhaling met het uur van de dag in de gegevens: de inhoud is telkens anders.',
  },
  'UP-1006': {
    title: 'De eerste aanvraag met deze Idempotency-Key loopt nog',
    happened: 'De eerste aanvraag met deze sleutel is nog niet beantwoord.',
    repair: 'Wacht het aantal seconden uit `Retry-After` en herhaal de aanvraag. U krijgt dan het eerste antwoord.',
    example: 'Een programma dat na één seconde herhaalt, terwijl de eerste poging er twee duurt.',
  },
  'UP-1007': {
    title: 'Deze cursor komt niet van ons',
    happened: 'De cursor is ingekort of veranderd, of hij hoort bij een andere lijst.',
    repair: 'Neem `next` van de vorige pagina ongewijzigd over, of begin opnieuw zonder cursor.',
    example: 'Een cursor van `GET /v1/messages`, gebruikt bij `GET /v1/events`.',
  },
  'UP-1101': {
    title: 'We weten niet wie dit vraagt',
    happened:
      'Er is geen sleutel meegegeven, of de sleutel is onbekend, vervallen of ingetrokken. Of de aanmelding is afgelopen, of de entiteit is geschorst.',
    repair: 'Geef `Authorization: Bearer uitpost_live_…` of `uitpost_test_…` mee, of meld u opnieuw aan.',
    example: 'Iemand kopieerde de sleutel zonder de laatste tekens.',
  },
  'UP-1102': {
    title: 'U hebt hiervoor geen toestemming',
    happened:
      'We weten wie dit vraagt, maar deze sleutel of rol mag dit niet, of een wijziging vanuit een browser mist de header `X-CSRF-Token`.',
    repair: 'Vraag een beheerder van uw entiteit om de toestemming die `detail` noemt.',
    example: 'Een sleutel met `messages:read` die een brief wil versturen.',
  },
  'UP-1404': {
    title: 'Hier is niets',
    happened: 'Op dit adres bestaat niets, of niets waarvan u mag weten.',
    repair: 'Kijk het nummer en de sleutel na. Test en echt zijn gescheiden, en entiteiten ook.',
    example: 'Een brief die met de testsleutel verstuurd is, opgevraagd met de echte sleutel.',
  },
  'UP-1405': {
    title: 'Deze methode kan hier niet',
    happened: 'Het adres bestaat, maar niet met deze methode.',
    repair: 'De header `Allow` noemt de methoden die wel kunnen.',
    example: '`DELETE /v1/messages/msg_…`: een brief annuleert u met `POST …/cancel`.',
  },
  'UP-1412': {
    title: 'Iemand anders bewaarde eerst',
    happened: 'Iemand anders bewaarde dit ontwerp nadat u het las. Uw tekst is niet bewaard, die van de ander wel.',
    repair: 'Lees het ontwerp opnieuw, breng uw wijziging aan en bewaar met de nieuwe `ETag` als `If-Match`.',
    example: 'Twee medewerkers met hetzelfde ontwerp open.',
  },
  'UP-1413': {
    title: 'De aanvraag is te groot',
    happened: 'De inhoud is groter dan deze bewerking aanneemt. Een bericht mag hoogstens 256 kB zijn.',
    repair: 'Verstuur minder in één keer.',
    example: 'Een foto in base64 tussen de gegevens van een brief.',
  },
  'UP-1415': {
    title: 'We lezen dit soort inhoud niet',
    happened: 'Deze bewerking leest het `Content-Type` niet, of de inhoud is gecomprimeerd.',
    repair: 'Verstuur `Content-Type: application/json` in UTF-8, zonder `Content-Encoding`.',
    example: '`Content-Type: text/plain`',
  },
  'UP-1429': {
    title: 'Te veel aanvragen',
    happened:
      'U vroeg in deze minuut al zoveel als mag, of een grens van de entiteit of van de sleutel is bereikt. `limits` noemt dan elke grens, met wat er overblijft en tot wanneer.',
    repair:
      'Wacht het aantal seconden uit `Retry-After`, en verstuur opnieuw met dezelfde `Idempotency-Key`. Een beheerder van de entiteit bepaalt de grenzen van haar sleutels, een beheerder van de hub die van de entiteit.',
    example: 'Een programma dat zonder pauze de status van een brief vraagt.',
  },
  'UP-1500': {
    title: 'Er ging bij ons iets mis',
    happened: 'Dit is een fout van ons. Aan wat u verstuurde, lag het niet.',
    repair:
      'Herhaal de aanvraag met dezelfde `Idempotency-Key`: er gaat niets twee keer weg. Blijft het misgaan, geef dan het `Uitpost-Request-Id` door aan de beheerder van de hub.',
    example: 'Een onderdeel dat niet antwoordt.',
  },
  'UP-1503': {
    title: 'De dienst is even niet beschikbaar',
    happened: 'Een onderdeel dat hiervoor nodig is, antwoordt nu niet.',
    repair: 'Wacht het aantal seconden uit `Retry-After` en probeer opnieuw, met dezelfde `Idempotency-Key`.',
    example: 'De database schakelt over naar haar reserve.',
  },
}
