/** What was decided before about rules of series and legal holds. */
export const retentionPastEn = {
  retentionPast: {
    rulesWhat: 'the history of the rules',
    rulesTitle: 'Rules of series',
    rulesCut: 'The last {{count}} changes',
    noRules: 'No rules yet',
    noRulesText: 'Each new or changed rule appears here, with the person who decided.',
    outcome: 'Decision',
    status: {
      waiting: 'Waiting for a colleague',
      'in-force': 'Took effect',
      refused: 'Refused',
      withdrawn: 'Withdrawn',
    },
    decidedBy: 'Decided by {{who}}, {{moment}}',
    holdsWhat: 'the released legal holds',
    holdsTitle: 'Released legal holds',
    noHolds: 'No released legal holds',
    noHoldsText: 'A legal hold that you release can still be read here.',
    held: 'What was held',
    placed: 'Placed',
    released: 'Released',
  },
} as const
