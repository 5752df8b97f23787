/** What was decided before about rules of series and legal holds. */
export const retentionPastNl = {
  retentionPast: {
    rulesWhat: 'de geschiedenis van de regels',
    rulesTitle: 'Regels van series',
    rulesCut: 'De laatste {{count}} wijzigingen',
    noRules: 'Nog geen regels',
    noRulesText: 'Elke nieuwe of gewijzigde regel komt hier, met wie besliste.',
    outcome: 'Beslissing',
    status: {
      waiting: 'Wacht op een collega',
      'in-force': 'In werking getreden',
      refused: 'Afgekeurd',
      withdrawn: 'Ingetrokken',
    },
    decidedBy: 'Beslist door {{who}}, {{moment}}',
    holdsWhat: 'de opgeheven vernietigingsstops',
    holdsTitle: 'Opgeheven vernietigingsstops',
    noHolds: 'Geen opgeheven vernietigingsstops',
    noHoldsText: 'Heft u een vernietigingsstop op, dan blijft hij hier leesbaar.',
    held: 'Wat werd tegengehouden',
    placed: 'Geplaatst',
    released: 'Opgeheven',
  },
} as const
