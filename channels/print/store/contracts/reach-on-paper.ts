import type { Queryable } from '../../../../core/db/database.ts'
import type { Reach, ReachQuestion } from '../../../port.ts'
import { contractByEntity } from './contracts.ts'

/** Whether recipients have an address and their sender a contract that is valid today; one statement (hub's role). */
export async function reachOnPaper(hub: Queryable, questions: readonly ReachQuestion[], now: Date): Promise<Reach[]> {
  const contracts = await contractByEntity(
    hub,
    questions.map(({ entity }) => entity),
    now,
  )
  return questions.map(({ entity, recipient }): Reach => {
    if (recipient.address === undefined) return { kind: 'no', reason: 'no-address' }
    return contracts.has(entity) ? { kind: 'yes' } : { kind: 'no', reason: 'not-connected' }
  })
}
