/** Actions that open personal data of one letter: what the rules about unusual looks count. */
export const openActions = [
  'read-message',
  'read-record',
  'read-document',
  'read-batch-row',
  'read-batch-row-letter',
  'look-at-closed-letter',
] as const

/** Actions that search for people or letters. */
export const searchActions = ['search-archive', 'search-messages', 'find-suppressed-address'] as const

/** Actions that take many letters or lines out of the hub. */
export const exportActions = [
  'export-archive',
  'export-record',
  'export-search',
  'export-batch-rows',
  'export-batch-result',
  'export-audit',
  'download-subject-access',
] as const
