import { Refusal } from '../../core/fault.ts'
import type { Origin, Sender } from '../message/sender.ts'
import { beginDraft, type IntakeContext } from './intake-context.ts'
import type { IntakeDeps } from './intake-deps.ts'
import type { MessageClass } from './message-class.ts'
import type { MessageRequest } from './message-request.ts'
import { steps } from './steps.ts'

/** A request that passed every step. */
export type CheckedRequest = IntakeContext & { readonly messageClass: MessageClass }

/** Runs every step; `faults` of the context holds what is wrong. For batches, which report per row. */
export async function runSteps(
  deps: IntakeDeps,
  sender: Sender,
  request: MessageRequest,
  origin: Origin = {},
): Promise<IntakeContext> {
  const draft = beginDraft(sender, request, origin, deps.clock.now())
  for (const step of steps) {
    // Most steps return at once: nothing is to be awaited, which costs more than some of them.
    const running = step.run(draft, deps)
    if (running !== undefined) await running
  }
  return draft
}

/** @throws Refusal UP-1001 with every fault at once. */
export async function checkRequest(
  deps: IntakeDeps,
  sender: Sender,
  request: MessageRequest,
  origin: Origin,
): Promise<CheckedRequest> {
  const draft = await runSteps(deps, sender, request, origin)
  if (isChecked(draft)) return draft
  const { length } = draft.faults
  throw new Refusal('UP-1001', 'Correct them and post again; the same Idempotency-Key may be used.', draft.faults, {
    title: `The request has ${length} ${length === 1 ? 'fault' : 'faults'}`,
  })
}

export function isChecked(context: IntakeContext): context is CheckedRequest {
  return context.faults.length === 0 && context.messageClass !== undefined
}
