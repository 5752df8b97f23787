import { Refusal } from '../../core/fault.ts'
import type { Id } from '../../core/words/id.ts'
import type { Intake } from '../intake/submit-message.ts'
import type { MessageCommandDeps } from '../messages/change-message.ts'
import { askRegister, type RegisterDeps } from './ask-register.ts'
import {
  askRecipient,
  type CaseCommand,
  closeCase,
  decisionOf,
  resendReturned,
  stopReturned,
  undoDecision,
} from './decide-case.ts'

export const severalVerbs = ['resend', 'ask', 'stop', 'close', 'undo'] as const
export type SeveralVerb = (typeof severalVerbs)[number]

/** The same command for several cases. */
export interface SeveralCommand extends Omit<CaseCommand, 'id'> {
  readonly verb: SeveralVerb
  readonly ids: readonly Id<'returnedCase'>[]
  /** For `stop`. */
  readonly reason?: string | undefined
}

/** What became of one case. `unchanged`: it was so before, since the command is a repeated one. */
export type CaseResult = { readonly id: Id<'returnedCase'> } & (
  | { readonly outcome: 'done' | 'unchanged' | 'no-other-address' | 'register-away' }
  | { readonly outcome: 'refused'; readonly refusal: Refusal }
)

type Deps = MessageCommandDeps & RegisterDeps & { readonly intake: Intake }

/** A register that gave no answer so often is not requested for the remaining cases: each request waits for seconds. */
const awayAfter = 2

/**
 * Decides about each case by itself, in the order given: a fault of one stops no other, and each is durable before the next. The
 * whole command may be repeated: a case that was decided so before stays as it is. `resend` goes to the address that the register
 * gives now.
 * @param onDone is called after each case that changed, for the audit log
 */
export async function decideSeveral(
  deps: Deps,
  command: SeveralCommand,
  onDone: (id: Id<'returnedCase'>) => Promise<void>,
): Promise<CaseResult[]> {
  const results: CaseResult[] = []
  let away = 0
  for (const id of new Set(command.ids)) {
    const result = await decideOne(deps, { ...command, id }, away >= awayAfter).catch((error: unknown): CaseResult => {
      if (error instanceof Refusal) return { id, outcome: 'refused', refusal: error }
      throw error
    })
    away = result.outcome === 'register-away' ? away + 1 : away
    if (result.outcome === 'done') await onDone(id)
    results.push(result)
  }
  return results
}

async function decideOne(deps: Deps, command: SeveralCommand & CaseCommand, isAway: boolean): Promise<CaseResult> {
  const { id, verb, reason = '' } = command
  const { status, decision, message } = await decisionOf(deps, command)
  if (isSo(verb, status, decision)) return { id, outcome: 'unchanged' }
  switch (verb) {
    case 'resend': {
      if (isAway) return { id, outcome: 'register-away' }
      const { word, found } = await askRegister(deps, { id, message }, command.now)
      if (word === 'away') return { id, outcome: 'register-away' }
      if (word !== 'other-address' || found === undefined) return { id, outcome: 'no-other-address' }
      await resendReturned(deps, command, found)
      break
    }
    case 'ask':
      await askRecipient(deps, command)
      break
    case 'stop':
      await stopReturned(deps, command, reason)
      break
    case 'close':
      await closeCase(deps, command)
      break
    case 'undo':
      await undoDecision(deps, command)
      break
    default:
      return verb satisfies never
  }
  return { id, outcome: 'done' }
}

function isSo(verb: SeveralVerb, status: string, decision: string | null): boolean {
  if (verb === 'close') return status === 'closed'
  if (verb === 'undo') return status === 'open'
  const wanted = { resend: 'resent', ask: 'asked', stop: 'stopped' }[verb]
  return status === 'decided' && decision === wanted
}
