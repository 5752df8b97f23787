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
} as const
