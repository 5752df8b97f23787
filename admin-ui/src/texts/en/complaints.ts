export const complaintsEn = {
  complaints: {
    title: 'Complaints about our email',
    sub_one:
      'By mailbox provider, over the last day. We warn from {{warn}}%; from {{brake}}% bulk mail waits, since large providers block at 0.3%. With fewer than {{mails}} emails we draw no conclusion.',
    sub_other:
      'By mailbox provider, over the last {{count}} days. We warn from {{warn}}%; from {{brake}}% bulk mail waits, since large providers block at 0.3%. With fewer than {{mails}} emails we draw no conclusion.',
    what: 'the complaints',
    provider: 'Mailbox provider',
    other: 'All others',
    mails: 'Emails',
    complaints: 'Complaints',
    share: 'Share',
    percent: '{{percent}}%',
    state: {
      few: 'Too few emails',
      good: 'Good',
      warning: 'Keep an eye on it',
      over: 'Too many',
      waiting: 'Bulk mail waits',
    },
    since: 'Since {{moment}}',
    waits: 'Bulk mail to {{name}} waits',
    waitsText:
      'Too many recipients of email from {{domain}} complained ({{percent}}%). Urgent and normal mail still leaves.',
    release: 'Release',
    releaseTitle: 'Release bulk mail to {{name}}?',
    releaseText_one:
      'There was {{count}} complaint about {{mails}} emails. It no longer counts after the release. If complaints keep coming, bulk mail waits again.',
    releaseText_other:
      'There were {{count}} complaints about {{mails}} emails. They no longer count after the release. If complaints keep coming, bulk mail waits again.',
    reason: 'Why? This stays in the audit log. Do not include names of citizens.',
    reasonMissing: 'Write why it may leave again',
    releaseDone: 'Bulk mail to {{name}} leaves again.',
  },
} as const
