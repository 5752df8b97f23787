/** The kinds of letter of an entity. */
export const messageClassesEn = {
  classes: {
    title: 'Kinds of letter',
    sub: 'The rules of each kind. A change applies to letters that are accepted after it.',
    what: 'the kinds of letter',
    forbidden: 'You need a role at this entity for this.',
    channels: 'Channels',
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
    reminder: 'Reminder after',
    fallback: 'Then, when nobody opened it',
    seenInTime: 'Seen in time',
    seenInTimeIs: {
      on: 'Goes on paper halfway the term when nobody saw it',
      off: 'Waits for the end of the reading term',
    },
    seenInTimeHint: 'Send a digital letter on paper halfway its term when nobody opened it or no alert arrived',
    save: 'Save',
    cancel: 'Cancel',
    saved: 'The kind of letter has been saved',
  },
}
