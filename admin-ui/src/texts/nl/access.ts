export const accessNl = {
  access: {
    title: 'Wie kreeg toegang',
    action: {
      'create-key': 'Een nieuwe sleutel',
      'create-key-beyond-own': 'Een nieuwe sleutel, met meer rechten dan de maker zelf heeft',
      'revoke-key': 'Een sleutel is ingetrokken',
      'add-member': 'Een nieuwe medewerker',
      'change-roles': 'Een medewerker kreeg andere rollen',
      'change-own-roles': 'Een beheerder wijzigde de eigen rollen',
      'remove-member': 'Een medewerker is verwijderd',
      'export-archive': 'Uw archief is uitgevoerd',
      'export-record': 'Een stuk uit uw archief is uitgevoerd',
    },
    other: 'Een andere wijziging',
    by: { key: 'Door een programma', staff: 'Door een beheerder', citizen: 'Door een burger', hub: 'Door de hub' },
    more_one: 'En {{count}} andere in de voorbije 14 dagen.',
    more_other: 'En {{count}} andere in de voorbije 14 dagen.',
  },
} as const
