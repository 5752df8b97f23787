/** Legal mentions of a class, and how the texts of a letter carry them. */
export const mentionsEn = {
  mentions: {
    title: 'Legal mentions',
    mention: 'Mention',
    required: 'What every letter has to mention',
    requiredHint: 'A template without this mention, in one of its languages, cannot be submitted or published.',
    none: 'None',
    name: {
      'appeal-body': 'Appeal: to which body',
      'appeal-term': 'Appeal: within which term',
      'appeal-how': 'Appeal: in what form',
      'legal-basis': 'The legal basis',
      reasons: 'The reasons for the decision',
      contact: 'Who gives more information',
      'data-protection': 'What happens to personal data',
    },
    carried: { always: 'Present', 'in-part': 'Not in every letter', missing: 'Missing' },
    block: 'Block {{block}} brings it.',
    whatToDo: 'Send the version back with a comment. Its writer adds the mention in each language that is named.',
    missing_one: 'One legal mention is missing. This version cannot be published.',
    missing_other: '{{count}} legal mentions are missing. This version cannot be published.',
  },
} as const
