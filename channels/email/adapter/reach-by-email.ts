import type { Reach, ReachQuestion } from '../../port.ts'
import { plainAddress } from './mail-address.ts'

/** Whether recipients have an address to which mail can be sent. Addresses that failed before are a matter of the dispatcher. */
export function reachByEmail(questions: readonly ReachQuestion[]): Reach[] {
  return questions.map(({ recipient }) =>
    plainAddress(recipient.email) === undefined ? { kind: 'no', reason: 'no-email' } : { kind: 'yes' },
  )
}
