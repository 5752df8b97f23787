import type { CallbackAttempt } from '../../../api/contract/callbacks/callback-calls.ts'
import type { Callback } from '../../../api/contract/callbacks/callbacks.ts'

export const callbackPath = (id: string): string => `/v1/callbacks/${encodeURIComponent(id)}`

/** `active`, or why it is not. */
export function stateOf({ status, reason, failingSince }: Callback): string {
  if (status === 'suspended') return `suspended (${reason ?? ''})`
  return failingSince === undefined ? 'active' : 'failing'
}

export function outcomeOf({ outcome, status }: Pick<CallbackAttempt, 'outcome' | 'status'>): string {
  return status === undefined ? outcome : `${outcome} ${status}`
}

/** Types of events as they are typed, with commas between them. */
export function typesOf(typed: string): string[] {
  return typed.split(',').map((each) => each.trim())
}
