/** De bladzijden van de codes voor lijsten. */
export const listProblemWordsNl = {
  'UP-4061': {
    title: 'De lijst kan niet gelezen worden',
    happened:
      'Het bestand is geen tabel die we kunnen lezen. Het is iets anders dan een csv-bestand of een Excel-bestand (.xlsx), het is beschadigd of beveiligd met een wachtwoord, het is te groot (meer dan 200 MB, 100.000 rijen, 500 kolommen of 100.000 tekens in een cel), of het heeft kolommen zonder naam of twee kolommen met dezelfde naam.',
    repair:
      '`detail` zegt wat er mis is, op welke regel, en hoe u het bestand bewaart. Open een bestand van een ander programma in een rekenblad en bewaar het als .xlsx of als “CSV UTF-8”.',
    example: 'Een aanhalingsteken dat nooit gesloten wordt, waardoor alle volgende rijen in één cel terechtkomen.',
  },
  'UP-4062': {
    title: 'Een kolom dient voor iets dat het sjabloon niet heeft',
    happened: 'Een kolom zou dienen voor een variabele die de gepubliceerde versie van het sjabloon niet heeft.',
    repair: 'Kies een variabele die `detail` noemt, of publiceer eerst de versie van het sjabloon die ze wel heeft.',
    example: '`{"use": "variable", "variable": "bedarg"}` in plaats van `bedrag`.',
  },
  'UP-4063': {
    title: 'Een waarde is doorgestuurd als kolomnaam',
    happened:
      'Wat als kolomnaam doorgestuurd is, is een waarde uit een rij: een rijksregisternummer, een ondernemingsnummer, een rekeningnummer, een datum of een e-mailadres. We onthouden alleen kolomnamen.',
    repair: 'Stuur de rij met de kolomnamen. Heeft de lijst er geen, voeg ze dan eerst toe.',
    example: 'De eerste regel van de lijst is die van een persoon: `85631212493;Lotte Verhelst;…`.',
  },
  'UP-4064': {
    title: 'Twee kolommen dienen voor hetzelfde',
    happened: 'Twee kolommen zouden voor hetzelfde dienen. We weten dan niet welke van de twee bedoeld is.',
    repair: 'Gebruik er een van, en zet de andere op `ignored` of kies er iets anders voor.',
    example: '`E-mail` en `E-mail 2`, allebei als adres van de geadresseerde.',
  },
  'UP-2072': {
    title: 'Een cel is hersteld, of kon op meer manieren gelezen worden',
    happened:
      'Een waarschuwing, die niets tegenhoudt: een cel van een lijst kon op meer manieren gelezen worden, of we herstelden wat een rekenblad veranderd had. De kolom en `detail` zeggen wat.',
    repair: 'Kijk de rij na voor u de lijst verstuurt. Maak de kolom in het rekenblad tekst om dit te vermijden.',
    example:
      'Het rijksregisternummer van iemand die in 2005 geboren is, waarvan het rekenblad de nullen vooraan wegliet.',
  },
  'UP-2073': {
    title: 'We kunnen deze lijst niet lezen',
    happened:
      'De lijst heeft geen rijen of is geen tabel, een kolom heeft geen naam of dezelfde naam als een andere, of een kolom is geen veld van een brief en geen variabele van het sjabloon. Er is geen enkele brief aanvaard.',
    repair:
      'Verbeter het bestand zoals `detail` aangeeft en dien het opnieuw in. Was de lijst al ontvangen (202), geef ze dan een nieuwe `Idempotency-Key`.',
    example: 'Een CSV-bestand met een kolom `bedrg`, terwijl het sjabloon de variabele `bedrag` heeft.',
  },
  'UP-2074': {
    title: 'De lijst is te lang',
    happened: 'De lijst heeft meer rijen dan één lijst mag hebben. Er is niets bewaard.',
    repair:
      'Verdeel de lijst en geef elk deel een eigen `Idempotency-Key`. Een lijst in JSON telt hoogstens 1.000 berichten, een lijst in NDJSON of CSV hoogstens 100.000 rijen.',
    example: 'Een bestand van 250.000 rijen: drie lijsten.',
  },
  'UP-2075': {
    title: 'Een kolom van de lijst heeft geen doel',
    happened: 'Voor een kolom van de lijst is niet gezegd waarvoor ze dient. Er is nog niets nagekeken.',
    repair: 'Geef in `columns` waarvoor ze dient. Met `{"use": "ignored"}` laat u ze weg.',
    example: 'Een lijst met een kolom `Opm` die in geen enkele brief staat.',
  },
  'UP-2076': {
    title: 'De lijst heeft die kolom niet',
    happened: 'U gaf een doel aan een kolom die niet in de lijst staat.',
    repair:
      'Vraag `GET /v1/batches/{id}/columns` op en neem de namen uit `heads` over. Hoofdletters, accenten, spaties en leestekens tellen niet mee.',
    example: 'Een doel voor `Huisnr`, terwijl de kolom `Nr.` heet.',
  },
  'UP-2077': {
    title: 'De waarde voor alle rijen is niet bruikbaar',
    happened:
      'U gaf één waarde voor alle rijen aan een variabele die het sjabloon niet heeft, of aan een variabele die al een kolom heeft.',
    repair: 'Geef de waarde aan een variabele zonder kolom, of laat die kolom weg met `{"use": "ignored"}`.',
    example: '`"constants": {"jaar": "2026"}` bij een lijst met een kolom `Jaar`.',
  },
  'UP-2078': {
    title: 'De brief heeft iets nodig dat in geen kolom staat',
    happened:
      'Geen kolom en geen waarde voor alle rijen geeft iets dat elke brief nodig heeft: een verplichte variabele, het kenmerk of de naam van de ontvanger. Daardoor zou elke rij geweigerd worden.',
    repair: 'Kies de kolom waarin het staat, of geef in `constants` één waarde voor alle rijen.',
    example: 'Een sjabloon met de verplichte variabele `jaar` en een lijst zonder jaartal.',
  },
  'UP-2079': {
    title: 'Het Excel-bestand heeft dat blad niet',
    happened: 'Het Excel-bestand heeft geen blad met die naam. Het blad dat gelezen is, blijft gekozen.',
    repair: 'Neem een naam over uit `sheets` van `GET /v1/batches/{id}/columns`.',
    example: '`"sheet": "Blad2"` voor een bestand met de bladen `Lijst` en `Codes`.',
  },
  'UP-3089': {
    title: 'De lijst wacht niet op haar kolommen',
    happened:
      'De lijst wacht niet op haar kolommen: ze zijn bevestigd, er is niet om gevraagd met `columns=ask`, de lijst is afgelopen of de tabel wordt nog gelezen. Een lijst die wel op haar kolommen wacht, kan nog niet verder.',
    repair: 'Bekijk `waitsFor` van de lijst. Wordt de tabel nog gelezen, probeer het dan na een seconde opnieuw.',
    example: 'Iemand bevestigt de kolommen net nadat een collega dat deed.',
  },
  'UP-3071': {
    title: 'De lijst is afgelopen',
    happened: 'De lijst is afgelopen. Er valt niets meer te stoppen, voort te zetten of te verbeteren.',
    repair:
      'Bekijk `batchStatus`. Annuleer of blokkeer een brief apart, of dien een nieuwe lijst in voor de rijen die niet verstuurd zijn.',
    example: 'Een lijst pauzeren nadat de laatste brief vertrokken is.',
  },
  'UP-3072': {
    title: 'De lijst wacht nergens op',
    happened: 'Er is geen volgende stap waarop de lijst wacht.',
    repair:
      'Vraag de lijst op: u kunt verdergaan zolang `waitsFor` de waarde `continue` heeft. Hervat eerst een lijst die gepauzeerd is. Een lijst die alleen in haar geheel vertrekt, gaat verder zodra elke rij verbeterd is.',
    example: 'Verdergaan terwijl de rijen nog gecontroleerd worden.',
  },
  'UP-3092': {
    title: 'De stappen van de lijst liggen vast',
    happened: 'De lijst vertrekt meteen, of een van haar stappen is al begonnen. U kunt de stappen niet meer kiezen.',
    repair:
      'Begin de volgende stap, of zet de lijst stil. Wilt u de stappen later kiezen, dien de lijst dan in met `stages=rest`.',
    example: 'De stappen kiezen nadat de eerste vijftig brieven begonnen zijn.',
  },
  'UP-3093': {
    title: 'Iemand anders begon deze stap al',
    happened: 'Een collega was u voor en begon de volgende stap. Uw klik veranderde niets.',
    repair: 'Bekijk de lijst opnieuw. Begin daarna zelf de stap die dan aan de beurt is.',
    example: 'Twee mensen klikken in dezelfde seconde op ‘Verstuur de rest’.',
  },
  'UP-4073': {
    title: 'De proef zou niets versturen',
    happened: 'Geen enkele rij is als proef aangeduid, en er is geen adres voor afschriften.',
    repair:
      'Duid rijen aan in de kolom `seed`, kies een proef per e-mail, zet het adres voor controle-exemplaren in het printcontract, of laat de proef weg.',
    example: 'Een proef kiezen voor een lijst zonder aangeduide rijen.',
  },
  'UP-3090': {
    title: 'De herstelling kan niet helemaal terug',
    happened:
      'Sommige rijen van deze herstelling zijn intussen als brief aanvaard of opnieuw hersteld. Er is niets teruggedraaid.',
    repair:
      '`accepted` en `mendedAgain` noemen de rijen. Draai eerst de latere herstelling terug, of stuur `{"partly": true}` om de andere rijen terug te zetten. Een aanvaarde brief verandert u zelf.',
    example: 'Een herstelling van 14 rijen, waarvan er 3 verstuurd zijn voor ze teruggedraaid werd.',
  },
  'UP-4067': {
    title: 'Rijen van de lijst worden nu hersteld',
    happened:
      'Een herstelling van veel rijen van deze lijst is bezig, of wordt teruggedraaid. Dat gebeurt een voor een.',
    repair:
      'Probeer opnieuw als ze klaar is: `detail` zegt hoever ze staat. Losse rijen kunt u intussen wel herstellen.',
    example: 'Twee mensen herstellen in dezelfde minuut groepen van 20.000 rijen van één lijst.',
  },
  'UP-4068': {
    title: 'Geen enkele rij heeft deze fout nog',
    happened:
      'Geen enkele rij van de lijst heeft in deze kolom nog een fout met deze code en deze waarde. Er is niets veranderd.',
    repair: 'Lees de fouten van de lijst opnieuw. Misschien heeft een collega de rijen hersteld.',
    example: 'Twee mensen herstellen dezelfde groep, de ene vlak na de andere.',
  },
  'UP-3074': {
    title: 'De rij kan niet meer veranderen',
    happened: 'De rij is als brief aanvaard of herhaalt een brief. Haar waarden kunnen niet meer veranderen.',
    repair: 'Verander de brief zelf: annuleer hem zolang dat kan, of verstuur hem opnieuw naar een ander adres.',
    example: 'Rij 17 verbeteren, een seconde nadat ze aanvaard is.',
  },
  'UP-3091': {
    title: 'Deze rij heeft nog geen brief',
    happened:
      'Van deze rij kunnen we geen brief tonen. We kunnen ze niet als bericht lezen, haar sjabloon of document is niet bruikbaar, of de brief kan niet getekend worden.',
    repair:
      '`detail` zegt waarom. Herstel de rij, of kies een ander sjabloon voor de lijst. Vraag de brief daarna opnieuw.',
    example: 'De brief van een rij met een sjabloon dat ingetrokken is.',
  },
  'UP-4076': {
    title: 'Uitpost kan deze rij niet verwerken',
    happened:
      'Door een fout in Uitpost zelf kan deze rij niet verwerkt worden, terwijl andere rijen van hetzelfde deel wel lukken. De rij is weggelaten en er is geen brief voor verstuurd. De beheerders zien dit.',
    repair:
      'Verbeter een waarde van de rij: dan wordt ze opnieuw gecontroleerd. Of wacht tot een beheerder dat doet. De rij staat ook in de CSV met geweigerde rijen.',
    example: 'Een teken in één cel dat een programma van Uitpost niet kan bewaren.',
  },
  'UP-4077': {
    title: 'Uitpost kan een deel van de lijst niet verwerken',
    happened:
      'Door een fout in Uitpost zelf kan een deel van de lijst, of de hele lijst, niet verwerkt worden. Van dat deel is niets verstuurd. Uitpost probeert het vanzelf opnieuw, telkens binnen de tien minuten, en gaat door met de andere rijen.',
    repair:
      'U hoeft niets te doen. Een beheerder ziet de code van de fout, probeert opnieuw na een herstelling (`POST /v1/list-failures/{id}/retry`) of gaat verder zonder die rijen (`…/refuse`).',
    example: 'De map voor tijdelijke bestanden is vol, zodat een werkmap niet gelezen kan worden.',
  },
  'UP-4078': {
    title: 'Er valt niets weg te laten',
    happened:
      'De lijst loopt vast in een stap waarin geen rij weggelaten kan worden: haar brieven worden vrijgegeven of geannuleerd.',
    repair: 'Neem de oorzaak weg, die de code van de fout noemt, en probeer opnieuw. Of annuleer de lijst.',
    example: 'Verdergaan zonder een lijst waarvan alle rijen al aanvaard zijn.',
  },
} as const
