import type { Queryable } from '../../../core/db/database.ts'
import type { Recipient } from '../../../core/words/recipient.ts'
import type { Reach, ReachQuestion } from '../../port.ts'
import type { ConsentAnswer } from '../store/consents.ts'
import { entitiesOnEbox, senderFor } from '../store/senders.ts'
import { boxOf } from './message-to-publish.ts'

const yes: Reach = { kind: 'yes' }
const no = (reason: Extract<Reach, { kind: 'no' }>['reason']): Reach => ({ kind: 'no', reason })

/**
 * Whether the sender of each letter may use the eBox: it is registered there for this kind of recipient, and its published decision
 * is recorded. The federation is not queried.
 */
export async function admitSenders(hub: Queryable, questions: readonly ReachQuestion[]): Promise<Reach[]> {
  if (questions.length === 0) return []
  const entities = await entitiesOnEbox(
    hub,
    questions.map(({ entity }) => entity),
  )
  return questions.map(({ entity, recipient, messageClass }): Reach => {
    const box = boxOf({ recipient })
    if (box === undefined) return no('no-number')
    const known = entities.get(entity)
    if (known === undefined || senderFor(known, box.kind, messageClass) === undefined) return no('not-connected')
    return known.decided ? yes : no('decision-missing')
  })
}

/**
 * Whether the eBox can take letters to these recipients. The entity is checked first: the federation is queried about recipients
 * whose letter may go there, and about no others.
 */
export async function reachRecipients(
  hub: Queryable,
  consentsOf: (recipients: readonly Recipient[]) => Promise<readonly (ConsentAnswer | undefined)[]>,
  patienceMs: number,
  questions: readonly ReachQuestion[],
): Promise<Reach[]> {
  const admitted = await admitSenders(hub, questions)
  const open = questions.filter((_, index) => admitted[index]?.kind === 'yes')
  if (open.length === 0) return admitted
  const answers = (await consentsOf(open.map(({ recipient }) => recipient))).values()
  return admitted.map((sender, index) =>
    sender.kind === 'no'
      ? sender
      : reachOf(answers.next().value, (questions[index] as ReachQuestion).recipient, patienceMs),
  )
}

function reachOf(answer: ConsentAnswer | undefined, recipient: Recipient, patienceMs: number): Reach {
  if (answer === 'yes') return yes
  if (answer !== undefined) return no(answer)
  // An enterprise must use the eBox since 1 January 2025; whether it ever opened it, the publication says. A citizen chooses: a
  // letter that is not urgent waits a while for the answer (decision 0082).
  return recipient.type === 'enterprise' ? yes : { kind: 'no', reason: 'unanswered', patienceMs }
}
