/** What was decided before about rules of series and legal holds. */
export const retentionPastEn = {
  retentionPast: {
    rulesWhat: 'the history of the rules',
    rulesTitle: 'Rules of series',
    rulesCut: 'The last {{count}} changes',
    noRules: 'No rules yet',
    noRulesText: 'Each new or changed rule comes here, with the person who decided.',
    outcome: 'Decision',
    status: {
      waiting: 'Waits for a colleague',
      'in-force': 'In force',
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
