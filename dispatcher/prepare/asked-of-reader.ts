import type { LetterContent } from '../letters/letter-maker.ts'
import type { AskedAction } from '../lifecycle/message-changes.ts'

/**
 * What a letter requires of its reader, for systems that follow it (B12): kind, day, hour and amount, never a text. The amount is
 * that of the payment slip; a slip to which no action refers counts as one.
 */
export function askedOfReader({ actions, payment }: Pick<LetterContent, 'actions' | 'payment'>): AskedAction[] {
  const amount = payment === undefined ? {} : { cents: payment.cents }
  const required = actions.map(({ kind, due, time }) => ({
    kind,
    ...dayOf(due),
    ...timeOf(time),
    ...(kind === 'pay' && amount),
  }))
  if (payment === undefined || required.some(({ kind }) => kind === 'pay')) return required
  return [...required, { kind: 'pay', ...dayOf(payment.due), ...amount }]
}

/** A deadline comes from the data of a letter: only a day is passed on, nothing that an author put in its place. */
function dayOf(due: string | undefined): { readonly due?: string } {
  return due !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(due) ? { due } : {}
}

function timeOf(time: string | undefined): { readonly time?: string } {
  return time !== undefined && /^\d{2}:\d{2}$/.test(time) ? { time } : {}
}
