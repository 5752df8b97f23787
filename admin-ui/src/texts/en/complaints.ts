export const complaintsEn = {
  complaints: {
    title: 'Complaints about our mail',
    sub_one:
      'By mail provider, of the last day. We warn from {{warn}} %; from {{brake}} % bulk mail waits, since large providers block at 0.3 %. Below {{mails}} mails nothing is judged.',
    sub_other:
      'By mail provider, of the last {{count}} days. We warn from {{warn}} %; from {{brake}} % bulk mail waits, since large providers block at 0.3 %. Below {{mails}} mails nothing is judged.',
    what: 'the complaints',
    provider: 'Mail provider',
    other: 'All others',
    mails: 'Mails',
    complaints: 'Complaints',
    share: 'Share',
    state: { few: 'Too few mails', good: 'Good', warning: 'Watch', over: 'Too many', waiting: 'Bulk mail waits' },
    since: 'Since {{moment}}',
    waits: 'Bulk mail to {{name}} waits',
    waitsText:
      'Too many recipients of email from {{domain}} complained ({{percent}} %). Urgent and normal mail still leaves.',
    release: 'Let it leave',
    releaseTitle: 'Let bulk mail to {{name}} leave?',
    releaseText_one:
      'There was {{count}} complaint about {{mails}} mails. It no longer counts after the release. If complaints keep coming, bulk mail waits again.',
    releaseText_other:
      'There were {{count}} complaints about {{mails}} mails. They no longer count after the release. If complaints keep coming, bulk mail waits again.',
    reason: 'Why? This stays in the audit log. Do not write names of citizens.',
    reasonMissing: 'Write why it may leave again',
    releaseDone: 'Bulk mail to {{name}} leaves again.',
  },
} as const
