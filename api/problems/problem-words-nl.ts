import { emailProblemWordsNl } from './email-problem-words-nl.ts'
import { printProblemWordsNl } from './print-problem-words-nl.ts'
import type { ProblemCode } from './problems.ts'
import { suppliedProblemWordsNl } from './supplied-problem-words-nl.ts'

/** The pages of the codes in Dutch: clerks and officers reach them from their screens. */
export const dutchProblemWords: Readonly<
  Record<ProblemCode, { title: string; happened: string; repair: string; example: string }>
> = {
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
    happened: 'U vroeg in deze tijdspanne al zoveel als mag.',
    repair:
      'Wacht het aantal seconden uit `Retry-After`. Verstuurt u veel brieven in één keer? Vraag de beheerder van de hub een groter quotum.',
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
  'UP-2101': {
    title: 'Het rijksregisternummer klopt niet',
    happened:
      'Dit is geen rijksregisternummer en geen bisnummer: het heeft geen 11 cijfers, de controlecijfers kloppen niet, of geen enkel register geeft zo’n nummer uit.',
    repair:
      'Neem de 11 cijfers over zoals ze in het register staan. Punten, spaties, streepjes en schuine strepen mogen. `detail` zegt wat er niet klopt.',
    example: '`53480200724`',
  },
  'UP-2102': {
    title: 'Het ondernemingsnummer klopt niet',
    happened:
      'Dit is geen nummer van de Kruispuntbank van Ondernemingen: het heeft geen 10 cijfers, begint niet met 0 of 1, begint met 00, of de controlecijfers kloppen niet.',
    repair:
      'Geef de 10 cijfers. Punten, spaties en `BE` mogen. Aan een nummer van negen cijfers voegen we vooraan de nul toe die oudere systemen weglaten. `detail` zegt wat er niet klopt.',
    example: '`0206731645`',
  },
  'UP-2103': {
    title: 'Het adres klopt niet of ontbreekt',
    happened: 'Een deel van het adres ontbreekt, klopt niet of past niet op een envelop.',
    repair:
      'Geef straat, huisnummer, postcode en gemeente, of hoogstens vijf regels en een land: dat voegen wij toe als laatste regel. Elke regel telt hoogstens 50 tekens. Heeft iemand geen vaste woonplaats? Geef het referentieadres, of kies een digitaal kanaal.',
    example: '`"box": "bus 3"`: het woord ‘bus’ drukken we zelf al.',
  },
  'UP-2104': {
    title: 'De postcode klopt niet',
    happened: 'Dit is geen Belgische postcode.',
    repair:
      'Een Belgische postcode heeft 4 cijfers en begint niet met 0. Gebruik voor een adres in het buitenland `lines`.',
    example: '`"postalCode": "9000"`',
  },
  'UP-2106': {
    title: 'Een teken kan niet gedrukt worden',
    happened: 'Een tekst bevat een teken dat niet gedrukt kan worden of dat het lettertype van de brief niet heeft.',
    repair:
      'Haal het teken weg of vervang het. `pointer` toont de tekst waarin het staat. Schrijf namen en adressen in Latijnse letters, zoals op de identiteitskaart.',
    example: 'Een naam met een tab erin, gekopieerd uit een rekenblad.',
  },
  'UP-2070': {
    title: 'De factuur in de gegevens is niet volledig of niet geldig',
    happened:
      'Het sjabloon van de brief noemt het kanaal `peppol`, en de variabele `invoice` in `data` is geen factuur zoals EN 16931 en de Belgische wet die toelaten. Er is niets verstuurd.',
    repair:
      'Overloop `issues`: elk ervan noemt het veld en wat het nodig heeft. De gids over Peppol somt de velden van een factuur en de regels op.',
    example: 'Een lijn met `"vat": 0` en zonder `category`: niets zegt waarom er geen btw is.',
  },
  'UP-2071': {
    title: 'De bedragen van de factuur kloppen niet',
    happened:
      'Een bedrag van de factuur is niet wat de lijnen samen maken: het bedrag van een lijn, of `net`, `vat` of `total` van het geheel. De ontvanger zou de factuur weigeren. Er is niets verstuurd.',
    repair:
      'Neem het bedrag dat in `issues` staat, of verbeter de lijn. Btw wordt berekend op de som van alle lijnen met hetzelfde tarief, en één keer per tarief afgerond.',
    example: 'Drie lijnen van € 0,12 met 21 %: de btw is € 0,08, niet drie keer € 0,03.',
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
  'UP-2107': {
    title: 'De bevestigingscode klopt niet',
    happened: 'De code is niet de code die naar het e-mailadres voor meldingen is gestuurd. De poging is meegeteld.',
    repair:
      'Vul de zes cijfers uit de laatste e-mail in; een eerdere code geldt niet meer. `attemptsLeft` zegt hoeveel pogingen er nog zijn.',
    example: 'Bij het overtypen zijn twee cijfers verwisseld.',
  },
  'UP-2110': {
    title: 'De postcode heeft niet de vorm van het land',
    happened:
      'Het land schrijft de postcode in een andere vorm, op een andere plaats, of schrijft er altijd een. In delen van een adres weigeren we dat; bij regels is het een waarschuwing en vertrekt de brief.',
    repair:
      'Kijk hoe een adres in dat land eindigt: het voorbeeld staat bij de fout. Spaties, streepjes en hoofdletters maken niet uit.',
    example: '`1012JS` in Nederland wordt `1012 JS`; `10115 1` in Duitsland wordt geweigerd.',
  },
  'UP-2111': {
    title: 'Een regel van het adres in het buitenland is te lang',
    happened: 'Delen van een adres in het buitenland staan samen op één regel en tellen samen meer dan 50 tekens.',
    repair: 'Maak het aangeduide deel korter, of zet een stuk ervan in `additional`. Er wordt niets afgeknipt.',
    example: 'Een straat van 45 tekens met een huisnummer van 12.',
  },
  'UP-2201': {
    title: 'Het sjabloon heeft deze variabele niet',
    happened: '`data` bevat een waarde waar het sjabloon niet om vraagt.',
    repair: 'Vergelijk met de variabelen van het sjabloon en zoek een tikfout.',
    example: '`bedarg` in plaats van `bedrag`.',
  },
  'UP-2202': {
    title: 'Een variabele van het sjabloon ontbreekt',
    happened: 'Het sjabloon heeft een waarde nodig die `data` niet bevat.',
    repair: 'Voeg ze toe. `detail` noemt haar naam, haar soort en een voorbeeld.',
    example: '`bedrag` is verplicht (een bedrag, bijvoorbeeld 125.50).',
  },
  'UP-2203': {
    title: 'Een waarde heeft de verkeerde soort',
    happened: 'Een waarde heeft niet de soort van het veld of de variabele.',
    repair: 'Geef de soort die `detail` noemt.',
    example: 'Een datum als `31/12/2026` in JSON: geef `2026-12-31`.',
  },
  'UP-2204': {
    title: 'Een waarde is te lang',
    happened: 'Een tekst of lijst is langer dan het veld of de variabele toelaat.',
    repair: 'Kort ze in tot de lengte die `detail` noemt.',
    example: 'Een naam die niet in het venster van een envelop past.',
  },
  'UP-2205': {
    title: 'Een getal of datum valt buiten de grenzen',
    happened: 'Een getal of datum is te klein, te groot of nauwkeuriger dan we kunnen bewaren.',
    repair: 'Blijf binnen de grenzen die `detail` noemt. Geef gehele getallen boven 9007199254740991 als tekst.',
    example: '`sendAfter` over twee jaar.',
  },
  'UP-2301': {
    title: 'Dit sjabloon bestaat niet',
    happened: 'De entiteit heeft geen sjabloon met deze sleutel.',
    repair: 'Zoek de sleutel op met `GET /v1/templates`.',
    example: 'De sleutel van een andere entiteit.',
  },
  'UP-2302': {
    title: 'Deze versie is niet gepubliceerd',
    happened:
      'De genoemde versie is nog niet of niet meer gepubliceerd, of het sjabloon heeft geen gepubliceerde versie.',
    repair: 'Laat `version` weg om de nieuwste gepubliceerde versie te gebruiken, of publiceer de versie eerst.',
    example: 'Een versie die gisteren is ingetrokken.',
  },
  'UP-2303': {
    title: 'Het sjabloon heeft geen tekst in deze taal',
    happened: 'Het sjabloon heeft geen tekst in de taal die nodig is, en geen andere taal om op terug te vallen.',
    repair: 'Voeg de taal toe aan het sjabloon, of kies een taal waarop het sjabloon kan terugvallen.',
    example: 'Een sjabloon met alleen Nederlandse tekst, voor een ontvanger die Frans koos.',
  },
  'UP-2304': {
    title: 'Geen kanaal kan deze ontvanger bereiken',
    happened: 'Geen van de kanalen die overblijven, kan de ontvanger bereiken.',
    repair: 'Geef een adres of e-mailadres, of laat meer kanalen toe.',
    example: '`"channels": ["email"]` voor iemand zonder e-mailadres; een geadresseerde met alleen een naam.',
  },
  'UP-2305': {
    title: 'Iets dat de aanvraag noemt, bestaat niet',
    happened: 'De aanvraag noemt een document, huisstijl of blok dat de entiteit niet heeft.',
    repair: 'Zoek de naam of het nummer op, of maak het eerst.',
    example: 'De huisstijl van een andere entiteit.',
  },
  'UP-2401': {
    title: 'Onlangs vertrok al een brief die hier sterk op lijkt',
    happened:
      'Hetzelfde sjabloon ging kort geleden naar dezelfde ontvanger. Dit is een waarschuwing: de brief wordt verstuurd.',
    repair: 'Is het een vergissing, annuleer dan een van de twee. Anders hoeft u niets te doen.',
    example: 'Twee systemen die allebei dezelfde beslissing melden.',
  },
  'UP-2501': {
    title: 'Er zit een fout in de tekst van het sjabloon',
    happened: 'De tekst van een versie bevat een fout die in de brief te zien zou zijn.',
    repair:
      'Verbeter de tekst op de regel en kolom die we noemen. U kunt een ontwerp met fouten wel bewaren, maar niet laten nakijken.',
    example: 'Onbekende variabele `bedarg`. Bedoelt u `bedrag`?',
  },
  'UP-2601': {
    title: 'Brieven kunnen dit lettertype niet gebruiken',
    happened:
      'Een lettertype voor een huisstijl is beschadigd of van een andere soort, mist tekens, of de makers laten niet toe dat het in documenten zit.',
    repair:
      'Geef het TrueType-bestand (.ttf) van één stijl, met de Latijnse alfabetten, waarvan de makers toelaten dat het in documenten zit.',
    example: 'De makers verbieden dat dit lettertype in documenten zit. Vraag hun een licentie die dat toelaat.',
  },
  'UP-2602': {
    title: 'Deze afbeelding kunnen we niet gebruiken',
    happened: 'Een afbeelding voor een huisstijl is geen PNG, is beschadigd of is te groot.',
    repair: 'Geef een PNG van hoogstens 2.000 pixels breed en hoog en 200 kB. Nog beter: het logo als SVG.',
    example: 'Een foto van 4.000 pixels breed.',
  },
  'UP-3001': {
    title: 'Het is hiervoor te laat',
    happened: 'De brief is al overgedragen.',
    repair:
      'U kunt de brief niet meer tegenhouden. `messageStatus` zegt hoe het ervoor staat, `cancellableUntil` tot wanneer het kon.',
    example: 'Een brief annuleren na het sluiten van zijn printrun.',
  },
  'UP-3002': {
    title: 'Met deze status kan dit niet',
    happened: 'Met de huidige status kan deze stap niet.',
    repair: 'Vraag het opnieuw op en kijk naar `status`.',
    example: 'Een versie publiceren die niemand goedkeurde.',
  },
  'UP-3003': {
    title: 'Iemand anders moet dit doen',
    happened: 'Hiervoor zijn twee mensen nodig, en u bent de eerste van de twee.',
    repair: 'Vraag het aan iemand anders. Een sleutel telt als een aparte persoon, samen met wie hem maakte.',
    example: 'Een tekst goedkeuren die u zelf schreef.',
  },
  'UP-3005': {
    title: 'Van deze brief kan geen afschrift',
    happened:
      'We kunnen van deze brief geen afschrift maken: hij is nog niet vertrokken, is geannuleerd, is zelf een afschrift, of is een pdf die elders gemaakt is. Er is niets verstuurd.',
    repair:
      'Wacht tot de brief vertrokken is. Is het zelf een afschrift, neem dan de oorspronkelijke brief: `copyOf` noemt hem. Verstuur een eigen pdf opnieuw, als brief aan de andere persoon.',
    example: 'Een afschrift van een brief die pas volgende week vertrekt.',
  },
  'UP-3006': {
    title: 'Er is geen bevestigingscode die u kunt gebruiken',
    happened:
      'Er is nu geen bruikbare code: er is er geen gevraagd, het half uur is om, de code is vijf keer geprobeerd of het adres is al bevestigd.',
    repair: 'Vraag een nieuwe code met `PUT /v1/inbox/alert-address`.',
    example: 'Een code die gisteren verstuurd is.',
  },
  'UP-3050': {
    title: 'Over de teruggekomen brief is anders beslist',
    happened: 'De brief is al opnieuw verstuurd, er is nog niets beslist, of de zaak is gesloten.',
    repair: 'Lees de zaak opnieuw: `status` en `decision` zeggen wat er beslist is. Neem de beslissing zo nodig terug.',
    example: 'Een brief opnieuw versturen die een collega net opnieuw verstuurd heeft.',
  },
  'UP-3052': {
    title: 'De scan zit niet meer in de bak',
    happened: 'De scan is al aan een brief gehecht, of weggegooid.',
    repair: 'Lees de lijst opnieuw. Een gehechte scan staat bij de documenten van zijn brief.',
    example: 'Twee collega’s hechten dezelfde scan.',
  },
  'UP-3010': {
    title: 'Het is na zijn bewaartermijn verwijderd',
    happened: 'Het bestond, en is verwijderd toen de bewaartermijn voorbij was.',
    repair: 'We kunnen het niet terughalen. De brief kan nog wel in het archief zitten.',
    example: 'Een cursor van vier maanden oud.',
  },
  'UP-3030': {
    title: 'De mail hoort bij geen brief van deze hub',
    happened: 'Een teruggekomen mail kreeg een betekenis voor zijn brief, maar er staat geen brief van deze hub in.',
    repair:
      'Markeer hem met de betekenis `none`. Een brief die u herkent, kunt u op zijn eigen pagina opnieuw versturen.',
    example: 'Een mail naar het bounce-adres die niets van ons aanhaalt, gemarkeerd als `hard`.',
  },
  'UP-3070': {
    title: 'Bulkpost naar deze provider wacht niet',
    happened: 'U wilde een mailprovider vrijgeven, maar bulkpost naar die provider wacht niet. Er is niets gewijzigd.',
    repair:
      'Bekijk `GET /v1/complaint-rates`: een collega heeft hem misschien al vrijgegeven, of de klachten daalden en de hub deed het zelf.',
    example: 'Twee beheerders die dezelfde provider vrijgeven.',
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
  ...emailProblemWordsNl,
  ...printProblemWordsNl,
  ...suppliedProblemWordsNl,
}
