import type { ReturnedLetter } from '../../../admin-ui/src/ui/api/incoming-mail-types.ts'

/** Letters that came back, as the API answers for the staff fixtures. */
export const returnedLetters: readonly ReturnedLetter[] = (
  [
    ['moved', true],
    ['unknown', false],
    ['moved', true],
  ] as const
).map(([reason, hasInbox], at) => ({
  id: `ret_${at + 1}`,
  entity: { nl: 'Agentschap Voorbeeldbelastingen' },
  message: `msg_${at + 1}`,
  delivery: `dlv_${at + 1}_1`,
  reference: `OV-2026-000${at + 1}`,
  reason,
  returnedAt: '2026-11-20T09:00:00.000Z',
  country: 'BE',
  policy: 'send-again',
  status: 'open',
  assignedToMe: false,
  register: 'unasked',
  hasInbox,
}))
export const returnedPage = {
  items: returnedLetters,
  counts: { open: returnedLetters.length, decided: 0, closed: 0 },
}
