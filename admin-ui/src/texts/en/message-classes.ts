/** The kinds of letter of an entity. */
export const messageClassesEn = {
  classes: {
    title: 'Kinds of letter',
    sub: 'The rules of each kind. A change applies to letters that are accepted after it.',
    what: 'the kinds of letter',
    forbidden: 'You need a role at this entity for this.',
    channels: 'Channels',
    posted: 'Case when the printer reports nothing',
    postedHint: 'Days after the hand-over, such as 3. Leave it empty for 5 days.',
    postedWrong: 'Enter a number from {{least}} to {{most}}, or leave it empty.',
    postedDays_one: 'after {{count}} day',
    postedDays_other: 'after {{count}} days',
    staysAlways: 'As long as the letter exists in the archive',
    change: 'Change the rules',
    days: 'Days in the inbox',
    daysHint:
      '{{least}} to {{most}} days. Leave empty to let letters stay. A letter always stays until at least 30 days after its reading term. The recipient sees the last day in the letter. A recipient with a confirmed email address gets an email 30 days before it, or halfway a shorter stay.',
    daysWrong: 'Enter a whole number from {{least}} to {{most}}, or leave the field empty.',
    termHint: 'The recipient can appeal within this term. Empty: no term begins.',
    termUnit: 'Months or days',
    unit: { months: 'months', days: 'days' },
    termWrong: 'Give a whole number from {{least}} to {{most}}, or leave the field empty.',
    save: 'Save',
    cancel: 'Cancel',
    saved: 'The kind of letter has been saved',
  },
}
