/** The same pages in Dutch. */
export const sealProblemWordsNl = {
  'UP-5045': {
    title: 'Er is geen sleutel voor een elektronisch zegel',
    happened:
      'Voor de entiteit is geen sleutel voor een elektronisch zegel ingesteld, of niet in dit proces. Er is niets gewijzigd.',
    repair:
      'De beheerder zet de sleutel in het bestand van `SEALS_FILE`, ook bij de processen met de API. Een nieuwe sleutel telt binnen een uur; docs/seal.md beschrijft het.',
    example: 'Een entiteit zet zegels aan voor de beheerder haar certificaat kreeg.',
  },
  'UP-5046': {
    title: 'Er is geen tijdstempeldienst',
    happened:
      'Voor een zegel met tijdstempel is een tijdstempeldienst nodig, en er is er geen ingesteld. Er is niets gewijzigd.',
    repair: 'Kies het niveau `b-b`, of vraag de beheerder om `timeStamps` toe te voegen aan het bestand met zegels.',
    example: 'Een entiteit kiest `b-t` op een installatie zonder contract voor tijdstempels.',
  },
  'UP-5047': {
    title: 'Er kan nu geen zegel worden gezet',
    happened:
      'De sleutel, het certificaat, het toestel of de tijdstempeldienst is nu niet bruikbaar; `fault` zegt welke. Brieven van een entiteit met zegels wachten intussen.',
    repair: 'De beheerder zoekt de fout op in docs/seal.md. De brieven gaan vanzelf verder zodra een zegel weer kan.',
    example: 'Het certificaat liep gisteren af: `fault` is `certificate-expired`.',
  },
} as const
