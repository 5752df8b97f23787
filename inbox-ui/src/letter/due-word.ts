import type { ActionKind } from '../../../admin-ui/src/ui/api/inbox-types.ts'

/** The text that says by, until or on which day something is to be done. */
export const dueWord: Readonly<Record<ActionKind, string>> = {
  pay: 'letter.by',
  reply: 'letter.by',
  'hand-in': 'letter.by',
  object: 'letter.until',
  come: 'letter.on',
}
