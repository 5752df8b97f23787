import type { ProblemCode } from '../problems.ts'
import { callbackProblemWordsNl } from './callback-words.ts'
import { caseProblemWordsNl } from './case-words.ts'
import { checkProblemWordsNl } from './check-words.ts'
import { emailProblemWordsNl } from './email-words.ts'
import { inboxProblemWordsNl } from './inbox-words.ts'
import { limitProblemWordsNl } from './limit-words.ts'
import { listProblemWordsNl } from './list-words.ts'
import { printProblemWordsNl } from './print-words.ts'
import { privacyProblemWordsNl } from './privacy-words.ts'
import { recoveryProblemWordsNl } from './recovery-words.ts'
import { requestProblemWordsNl } from './request-words.ts'
import { retentionProblemWordsNl } from './retention-words.ts'
import { routingProblemWordsNl } from './routing-words.ts'
import { sealProblemWordsNl } from './seal-words.ts'
import { suppliedProblemWordsNl } from './supplied-words.ts'
import { transferProblemWordsNl } from './transfer-words.ts'

/** The pages of the codes in Dutch: clerks and officers reach them from their screens. */
export const dutchProblemWords: Readonly<
  Record<ProblemCode, { title: string; happened: string; repair: string; example: string }>
> = {
  ...requestProblemWordsNl,
  ...checkProblemWordsNl,
  ...limitProblemWordsNl,
  ...privacyProblemWordsNl,
  ...sealProblemWordsNl,
  ...routingProblemWordsNl,
  ...recoveryProblemWordsNl,
  ...retentionProblemWordsNl,
  ...transferProblemWordsNl,
  ...callbackProblemWordsNl,
  ...listProblemWordsNl,
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
  'UP-3076': {
    title: 'De brief zou niet vertrekken',
    happened:
      'Bij `POST /v1/route-previews` bleek dat de brief zo niet kan vertrekken: met zijn bijlagen heeft hij meer bladzijden dan er in een enveloppe passen, of het sjabloon kan deze gegevens niet tonen. Het voorbeeld meldt dat als waarschuwing. Wie de brief toch verstuurt, ziet hem later mislukken.',
    repair:
      'Kort de gegevens in of laat bijlagen weg, en vraag het voorbeeld opnieuw. Lukt tekenen niet, laat dan het sjabloon nakijken.',
    example: 'Een tabel van 600 rijen, op 24 bladzijden.',
  },
  'UP-3077': {
    title: 'We weten niet of de ontvanger met een kanaal instemt',
    happened:
      'Voor een kanaal is de instemming van de ontvanger nodig, en daar is geen antwoord op bekend: de partner antwoordde niet, of de server die het voorbeeld maakte, is niet met hem verbonden. Het voorbeeld meldt dat als waarschuwing.',
    repair:
      'U hoeft niets te doen. De partner krijgt de vraag als de brief klaargemaakt wordt, en bij het bericht staat dan wat er beslist is. Een nieuw voorbeeld op een later moment geeft meer zekerheid.',
    example: 'De eBox is in onderhoud terwijl een medewerker een brief aan een nieuwe ontvanger bekijkt.',
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
  ...caseProblemWordsNl,
  ...emailProblemWordsNl,
  ...inboxProblemWordsNl,
  ...printProblemWordsNl,
  ...suppliedProblemWordsNl,
}
