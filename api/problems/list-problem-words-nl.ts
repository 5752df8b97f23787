/** The pages of the codes for lists of letters, in Dutch. */
export const listProblemWordsNl = {
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
  'UP-3074': {
    title: 'De rij kan niet meer veranderen',
    happened: 'De rij is als brief aanvaard of herhaalt een brief. Haar waarden kunnen niet meer veranderen.',
    repair: 'Verander de brief zelf: annuleer hem zolang dat kan, of verstuur hem opnieuw naar een ander adres.',
    example: 'Rij 17 verbeteren, een seconde nadat ze aanvaard is.',
  },
}
