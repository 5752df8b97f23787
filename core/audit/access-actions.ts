/** Actions that give or take access to an entity's letters: its administrators see these by default. */
export const accessActions = [
  'create-key',
  'create-key-beyond-own',
  'revoke-key',
  'add-member',
  'restore-administrator',
  'change-roles',
  'change-own-roles',
  'remove-member',
  'export-archive',
  'export-record',
] as const
