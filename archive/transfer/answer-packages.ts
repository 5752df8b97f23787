import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Tx } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import type { Fault } from '../../core/fault.ts'
import type { EntityId } from '../../core/words/id.ts'
import type { By } from '../retention/by.ts'
import { type AnswerFault, type AnswerPlace, answerFault, answersRefused } from './answer-faults.ts'
import { packageNumber } from './packages.ts'
import { transferToChange } from './propose-transfer.ts'
import type { PackageStatus, Transfer, TransferId } from './transfer.ts'

/** What the archive service answered about a package. */
export interface PackageAnswer extends AnswerPlace {
  /** The name of the package. */
  readonly package: string
  readonly accepted: boolean
  /** What the archive service calls the package. */
  readonly reference?: string | undefined
  /** Why it was refused. */
  readonly reason?: string | undefined
}

interface Known {
  readonly n: number
  readonly status: PackageStatus
}

/**
 * Records the answers of the archive service, all of them or none (hub's role). The same answer once more changes nothing. The ledger
 * gets the letters of accepted packages afterwards.
 * @throws Refusal UP-1404; UP-5036 with each answer that fits no package, or contradicts an earlier one
 */
export async function answerPackages(
  tx: Tx,
  entity: EntityId,
  id: TransferId,
  answers: readonly PackageAnswer[],
  { actor, now }: By,
): Promise<{ readonly transfer: Transfer; readonly accepted: number; readonly refused: number }> {
  const transfer = await transferToChange(tx, entity, id)
  const numbered = answers.map((answer) => ({ ...answer, n: packageNumber(id, answer.package) ?? 0 }))
  const known = await statusesOf(
    tx,
    id,
    numbered.map(({ n }) => n),
  )
  const faults = faultsIn(numbered, known)
  if (faults.length > 0) throw answersRefused(faults)
  const fresh = numbered.filter(({ n }) => known.get(n) === 'packed')
  await tx.query(sql`
    update transfer_package p set status = case when a.accepted then 'accepted' else 'refused' end, reference = a.reference,
      reason = a.reason, answered_at = ${now}, answered_by = ${actor}
    from ${rowsOf<(typeof fresh)[number]>(
      'a',
      {
        n: ['int', ({ n }) => n],
        accepted: ['boolean', ({ accepted }) => accepted],
        reference: ['text', ({ reference }) => reference ?? null],
        reason: ['text', ({ accepted, reason }) => (accepted ? null : (reason ?? null))],
      },
      fresh,
    )}
    where p.transfer = ${id} and p.n = a.n`)
  const accepted = fresh.filter((answer) => answer.accepted).length
  if (accepted > 0) await tx.query(sql`update transfer set to_record = true where id = ${id}`)
  return { transfer, accepted, refused: fresh.length - accepted }
}

async function statusesOf(
  tx: Tx,
  id: TransferId,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, PackageStatus>> {
  const rows = await tx.query<Known>(sql`
    select n, status from transfer_package where transfer = ${id} and n = any(${arrayOf('int', numbers)}) order by n for update`)
  return new Map(rows.map(({ n, status }) => [n, status]))
}

function faultsIn(
  answers: readonly (PackageAnswer & { readonly n: number })[],
  known: ReadonlyMap<number, PackageStatus>,
): Fault[] {
  const first = new Map<number, boolean>()
  return answers.flatMap((answer): Fault[] => {
    const kind = faultOf(answer, known.get(answer.n), first.get(answer.n))
    first.set(answer.n, answer.accepted)
    return kind === undefined ? [] : [answerFault(answer, kind)]
  })
}

function faultOf(
  { accepted, reason }: PackageAnswer,
  status: PackageStatus | undefined,
  earlier: boolean | undefined,
): AnswerFault | undefined {
  if (status === undefined) return 'unknown'
  if (earlier !== undefined && earlier !== accepted) return 'twice'
  if (status === 'waiting') return 'not-made'
  if (status === 'withdrawn') return 'withdrawn'
  if (status === 'accepted' && !accepted) return 'accepted'
  if (status === 'refused' && accepted) return 'refused'
  if (!accepted && (reason === undefined || reason.trim() === '')) return 'no-reason'
  return undefined
}
