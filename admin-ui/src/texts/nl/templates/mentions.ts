/** Legal mentions of a class, and how the texts of a letter carry them. */
export const mentionsNl = {
  mentions: {
    title: 'Wettelijke vermeldingen',
    mention: 'Vermelding',
    required: 'Wat elke brief moet vermelden',
    requiredHint:
      'Een sjabloon zonder deze vermelding, in één van zijn talen, kunt u niet laten nakijken of publiceren.',
    none: 'Geen',
    name: {
      'appeal-body': 'Beroep: bij welke instantie',
      'appeal-term': 'Beroep: binnen welke termijn',
      'appeal-how': 'Beroep: op welke manier',
      'legal-basis': 'De wettelijke basis',
      reasons: 'De redenen van de beslissing',
      contact: 'Wie meer informatie geeft',
      'data-protection': 'Wat er met persoonsgegevens gebeurt',
    },
    carried: { always: 'Staat erin', 'in-part': 'Niet in elke brief', missing: 'Ontbreekt' },
    block: 'Blok {{block}} brengt ze mee.',
    whatToDo: 'Stuur de versie terug met een opmerking. De schrijver vult de vermelding aan in elke genoemde taal.',
    missing_one: 'Eén wettelijke vermelding ontbreekt. U kunt deze versie niet publiceren.',
    missing_other: '{{count}} wettelijke vermeldingen ontbreken. U kunt deze versie niet publiceren.',
  },
} as const
