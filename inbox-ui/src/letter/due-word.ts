import type { ActionKind } from '../../../admin-ui/src/ui/api/inbox-types.ts'

/** The text key for ‘by’, ‘until’ or ‘on’ the day of an action. */
export const dueWord: Readonly<Record<ActionKind, string>> = {
  pay: 'letter.by',
  reply: 'letter.by',
  'hand-in': 'letter.by',
  object: 'letter.until',
  come: 'letter.on',
}
