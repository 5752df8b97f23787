/** Een lijst versturen: zie `lists/upload`. */
export const listFileNl = {
  listFile: {
    newList: 'Nieuwe lijst',
    title: 'Welk bestand wilt u versturen?',
    sub: '‘{{name}}’. Er vertrekt nog niets.',
    nothingSent: 'Er is niets verstuurd en niets bewaard.',
    forbidden: 'Een lijst versturen doet wie berichten mag versturen. Vraag die rol aan de beheerder van uw entiteit.',
    drop: 'Sleep uw lijst hierheen',
    kinds: 'Een Excel-bestand (.xlsx) of een csv-bestand, met één rij per brief.',
    choose: 'Kies een bestand',
    limits: 'Hoogstens 100.000 rijen en 200 MB. U kijkt alles na voor er iets vertrekt.',
    oneLetter: 'Verstuur één brief',
    needs: 'Wat de lijst nodig heeft',
    needsWho: 'Naam, en een rijksregisternummer, ondernemingsnummer of adres',
    needsReference: 'Een kenmerk per brief',
    needsOrder: 'De namen en de volgorde van de kolommen kiest u zelf.',
    example: 'Download een voorbeeldlijst',
    exampleName: 'voorbeeldlijst',
    sending: '{{name}} wordt opgeladen',
    sent: '{{done}} van {{all}}',
    cancel: 'Annuleer',
    failed: '{{name}} is niet opgeladen',
    failedText: 'De verbinding viel weg of de hub antwoordde niet. Er is niets bewaard.',
    again: 'Probeer opnieuw',
    refusedTitle: 'We kunnen dit bestand niet lezen',
    refused: 'Dit bestand kan geen lijst zijn',
    refusedNamed: '{{name}} kan geen lijst zijn',
    other: 'Kies een ander bestand',
    reasons: {
      damaged: {
        what: 'Het bestand is beschadigd of onvolledig.',
        repair: 'Open het in Excel, bewaar het opnieuw en kies het nieuwe bestand.',
      },
      empty: {
        what: 'Er staan geen rijen in.',
        repair: 'Zet op de eerste rij de koppen en daaronder één rij per brief.',
      },
      'too-large': {
        what: 'Het bestand is groter dan {{megabytes}} MB.',
        repair: 'Verdeel het over meer bestanden en schrap de kolommen die geen brief gebruikt.',
      },
      'too-heavy': {
        what: 'Het bestand bevat meer dan we kunnen lezen.',
        repair: 'Kopieer de kolommen die u nodig hebt naar een nieuw bestand.',
      },
      'too-many-rows': { what: 'De lijst telt meer dan {{rows}} rijen.', repair: 'Verdeel ze over meer bestanden.' },
      'too-many-columns': {
        what: 'De lijst telt meer dan {{columns}} kolommen.',
        repair: 'Schrap de kolommen die geen brief gebruikt.',
      },
      'cell-too-long': {
        what: 'Een cel op rij {{line}} bevat te veel tekst.',
        repair: 'Kort de tekst in, of sluit een aanhalingsteken dat open bleef.',
      },
      'row-too-long': {
        what: 'De rij die op regel {{line}} begint, is te lang.',
        repair: 'Sluit een aanhalingsteken dat open bleef.',
      },
      'open-quote': {
        what: 'Op regel {{line}} begint een aanhalingsteken dat nergens sluit.',
        repair: 'Sluit het, of schrap het.',
      },
      'no-text': {
        what: 'Dit is geen tabel.',
        repair: 'Kies een Excel-bestand (.xlsx) of een csv-bestand.',
      },
      'mixed-encodings': {
        what: 'De letters zijn op twee manieren bewaard, onder meer op regel {{line}}.',
        repair: 'Bewaar het bestand opnieuw als .xlsx.',
      },
      'head-is-value': {
        what: 'Op rij {{line}} horen de koppen, maar kolom {{column}} bevat een waarde.',
        repair: 'Voeg bovenaan een rij met koppen toe.',
      },
      'name-twice': {
        what: 'Kolom {{first}} en kolom {{second}} hebben dezelfde kop.',
        repair: 'Geef een van beide een andere kop.',
      },
      'column-without-name': {
        what: 'Kolom {{column}} heeft waarden maar geen kop.',
        repair: 'Geef de kolom een kop, of schrap ze.',
      },
      'unknown-column': {
        what: 'De brief kent deze kolommen niet: {{columns}}.',
        repair: 'Geef ze een andere kop, of schrap ze.',
      },
      'no-such-sheet': { what: 'Het bestand heeft dat blad niet.', repair: 'Kies een ander blad.' },
      'no-such-row': {
        what: 'Rij {{row}} is leeg, dus ze kan geen koppen hebben.',
        repair: 'Kies de rij met de koppen.',
      },
      pdf: { what: 'Dit is een pdf.', repair: 'Kies de tabel zelf: een Excel-bestand of een csv-bestand.' },
      archive: { what: 'Dit is een zip-bestand.', repair: 'Pak het uit en kies de tabel die erin zit.' },
      compressed: { what: 'Dit is een ingepakt bestand.', repair: 'Pak het uit en kies de tabel.' },
      'text-document': {
        what: 'Dit is een tekstdocument.',
        repair: 'Kopieer de tabel naar Excel en bewaar ze als .xlsx.',
      },
      'web-page': {
        what: 'Dit is een webpagina, ook al heet ze anders.',
        repair: 'Open ze in Excel en bewaar ze als .xlsx.',
      },
      'old-workbook': {
        what: 'Dit is een oud Excel-bestand (.xls).',
        repair: 'Open het in Excel en bewaar het als .xlsx.',
      },
      'binary-workbook': {
        what: 'Dit is een binair Excel-bestand (.xlsb).',
        repair: 'Open het in Excel en bewaar het als .xlsx.',
      },
      'open-document': {
        what: 'Dit is een bestand van LibreOffice (.ods).',
        repair: 'Open het in LibreOffice en bewaar het als .xlsx.',
      },
      numbers: {
        what: 'Dit is een bestand van Numbers.',
        repair: 'Exporteer het in Numbers als Excel-bestand (.xlsx).',
      },
      password: {
        what: 'Dit Excel-bestand is beveiligd met een wachtwoord.',
        repair: 'Verwijder het wachtwoord in Excel (Bestand › Info) en bewaar het opnieuw.',
      },
    },
  },
}
