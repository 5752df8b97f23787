/** What is wrong with a number of a person or an enterprise among the data of a letter. */
export const numberFaultsNl = {
  'data-insz-scientific':
    '{{name}}: een rekenblad maakte hier een macht van tien van, en liet cijfers weg. Maak van de kolom tekst en typ het rijksregisternummer opnieuw.',
  'data-insz-signs':
    '{{name}}: een rijksregisternummer heeft 11 cijfers, eventueel met punten, streepjes en spaties. Haal de andere tekens weg.',
  'data-insz-dropped-zero':
    '{{name}}: een rijksregisternummer heeft 11 cijfers, en hier staan er 10. Misschien liet een rekenblad de nul vooraan weg.',
  'data-insz-length':
    '{{name}}: een rijksregisternummer heeft 11 cijfers, en hier staan er {{count}}. Vul het volledig in.',
  'data-insz-check-digits':
    '{{name}}: de controlecijfers van dit rijksregisternummer kloppen niet. Kijk alle 11 cijfers na.',
  'data-insz-not-issued':
    '{{name}}: geen enkel register geeft dit rijksregisternummer uit. De eerste zes cijfers zijn geen geboortedatum, of het volgnummer is 000 of 999. Kijk ze na.',
  'data-enterprise-scientific':
    '{{name}}: een rekenblad maakte hier een macht van tien van, en liet cijfers weg. Maak van de kolom tekst en typ het ondernemingsnummer opnieuw.',
  'data-enterprise-signs':
    '{{name}}: een ondernemingsnummer heeft 10 cijfers, eventueel met punten, spaties en BE ervoor. Haal de andere tekens weg.',
  'data-enterprise-length':
    '{{name}}: een ondernemingsnummer heeft 10 cijfers, en hier staan er {{count}}. Vul het volledig in.',
  'data-enterprise-first-digit':
    '{{name}}: een ondernemingsnummer begint met 0 of 1. Begint het met 2 tot 8, dan is het het nummer van een vestiging.',
  'data-enterprise-check-digits':
    '{{name}}: de controlecijfers van dit ondernemingsnummer kloppen niet. Kijk alle 10 cijfers na.',
  'data-enterprise-not-issued': '{{name}}: geen enkel ondernemingsnummer begint met 00. Kijk de cijfers na.',
} as const
