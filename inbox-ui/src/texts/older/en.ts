import type { SameKeys } from '../../../../admin-ui/src/ui/texts/shape.ts'
import type { olderNl } from './nl.ts'

/** Archived letters that are not in the inbox. */
export const olderEn: SameKeys<typeof olderNl> = {
  older: {
    title: 'Older letters',
    titleFor: 'Older letters for {{name}}',
    lead: 'Letters that are no longer in ‘My letters’, and letters that came only by post, by email or through the eBox.',
    ask: 'Is a letter not in this list?',
    askDo: 'Search your older letters',
    back: 'My letters',
    backToOlder: 'Older letters',
    what: 'your older letters',
    label: 'Search your older letters',
    moreFilters: 'Search more precisely',
    way: 'How the letter came',
    allWays: 'Any way',
    ways: {
      inbox: 'In My letters',
      ebox: 'Through the eBox',
      email: 'By email',
      print: 'By post',
      peppol: 'Through Peppol',
    },
    status: 'What became of it',
    allStatuses: 'Anything',
    statuses: {
      accepted: 'Accepted',
      scheduled: 'Scheduled',
      held: 'Held',
      processing: 'Being processed',
      sent: 'Sent',
      delivered: 'Delivered',
      read: 'Opened',
      undeliverable: 'Did not arrive',
      cancelled: 'Withdrawn',
      failed: 'Failed',
    },
    respelled: 'We found nothing with ‘{{typed}}’. We searched for ‘{{searched}}’.',
    found_one: '{{count}} letter',
    found_other: '{{count}} letters',
    foundMore: 'More than {{count}} letters',
    emptyTitle: 'You have no older letters',
    emptyText: 'Letters that leave ‘My letters’ appear here, and letters that you received in another way.',
    noneTitle: 'We found no older letters',
    noneText: 'Try another or a shorter word, or choose another year. Newer letters are in ‘My letters’.',
    gone: 'Which letters are not here?',
    goneDestroyed:
      'Letters whose retention period has passed are destroyed. We then no longer know that they were addressed to you.',
    goneNumber:
      'If the sender did not know your national number or enterprise number, we cannot find the letter for you.',
    goneOther: 'We do not have letters that a government did not send through Uitpost. Ask that government for them.',
    download: 'Keep your older letters',
    downloadText:
      'Download them as PDF, with a list. One file holds up to 5,000 letters, the newest first. Closed letters are not included.',
    missing: 'The letter may still be in ‘My letters’, it may have been destroyed, or it may be for somebody else.',
    sentOn: 'Sent on {{date}}',
    facts: 'About this letter',
    kept: 'The sender keeps this letter at least until {{date}}. Download it if you want to keep it longer.',
    keptPast:
      'The sender had to keep this letter until {{date}}. It may now be destroyed. Download it if you want to keep it.',
    keptForEver: 'The sender keeps this letter for good.',
    noClock: 'Reading the letter here does not change any time limit.',
    closedForGood: 'Receipt of this letter was not confirmed. It stays closed. Ask the sender for it.',
  },
}
