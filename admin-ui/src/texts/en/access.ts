export const accessEn = {
  access: {
    title: 'Who was given access',
    action: {
      'create-key': 'A new key',
      'create-key-beyond-own': 'A new key, with more permissions than its maker has',
      'revoke-key': 'A key was revoked',
      'add-member': 'A new member of staff',
      'change-roles': 'A member of staff was given other roles',
      'change-own-roles': 'An administrator changed their own roles',
      'remove-member': 'A member of staff was removed',
      'export-archive': 'Your archive was exported',
      'export-record': 'A record of your archive was exported',
    },
    other: 'Another change',
    by: { key: 'By a program', staff: 'By an administrator', citizen: 'By a citizen', hub: 'By the hub' },
    more_one: 'And {{count}} more in the past 14 days.',
    more_other: 'And {{count}} more in the past 14 days.',
  },
} as const
