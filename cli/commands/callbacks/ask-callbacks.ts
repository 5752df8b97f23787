import type { Callback, CallbackAttempt } from '../../../api/contract/callbacks/callbacks.ts'
import { CommandFailed } from '../../command-failed.ts'
import type { HubAnswer } from '../../reach/hub-api.ts'
import { refusalLines } from '../../show/refusal.ts'

export const callbackPath = (id: string): string => `/v1/callbacks/${encodeURIComponent(id)}`

/** The body of an answer that is no refusal; its shape is that of the hub's own contract. @throws CommandFailed */
export function bodyOf<Body>(answer: HubAnswer): Body {
  if (!answer.ok) throw new CommandFailed(refusalLines(answer).join('\n'))
  return answer.body as unknown as Body
}

/** `active`, or why it is not. */
export function stateOf({ status, reason, failingSince }: Callback): string {
  if (status === 'suspended') return `suspended (${reason ?? ''})`
  return failingSince === undefined ? 'active' : 'failing'
}

export function outcomeOf({ outcome, status }: Pick<CallbackAttempt, 'outcome' | 'status'>): string {
  return status === undefined ? outcome : `${outcome} ${status}`
}
