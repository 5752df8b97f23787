import { sql } from 'drizzle-orm'
import { arrayOf } from '../../../../core/db/array-of.ts'
import type { Tx } from '../../../../core/db/database.ts'
import type { EntityId, Id } from '../../../../core/words/id.ts'
import type { DeliveryRef } from '../../../collector.ts'
import { contractByEntity } from '../contracts/contracts.ts'
import { openRun } from '../runs/plan-letters.ts'

/**
 * Moves letters from a run that is closing into the next run of their contract (hub's role): letters whose announcement is not
 * known would otherwise delay all others. Only out of runs that closed before a given time. Their price stays. @returns the moved
 * letters, with the new cut-off.
 */
export async function postponeLetters(
  tx: Tx,
  letters: readonly DeliveryRef[],
  { now, closedBefore }: { readonly now: Date; readonly closedBefore: Date },
): Promise<(DeliveryRef & { readonly cutOffAt: Date })[]> {
  if (letters.length === 0) return []
  const messages = arrayOf(
    'uuid',
    letters.map(({ message }) => message),
  )
  const rows = await tx.query<DeliveryRef & { entity: EntityId; run: Id<'run'> }>(sql`
    select l.message, l.sequence, l.entity, l.run from print_letter l join print_run r on r.id = l.run
    where l.message = any(${messages}) and l.part is null and r.closed_at <= ${closedBefore} for update of l`)
  const wanted = new Set(letters.map(({ message, sequence }) => `${message}.${sequence}`))
  const mine = rows.filter(({ message, sequence }) => wanted.has(`${message}.${sequence}`))
  const contracts = await contractByEntity(
    tx,
    mine.map((row) => row.entity),
  )
  const moved: (DeliveryRef & { cutOffAt: Date })[] = []
  for (const [entity, contract] of contracts) {
    const { id } = await openRun(tx, entity, contract, now)
    const [run] = await tx.query<{ cutOffAt: Date }>(
      sql`select cut_off_at as "cutOffAt" from print_run where id = ${id}`,
    )
    for (const { message, sequence } of mine.filter((row) => row.entity === entity)) {
      await tx.query(sql`
        update print_letter set run = ${id}, changed_at = ${now} where message = ${message} and sequence = ${sequence}`)
      if (run !== undefined) moved.push({ message, sequence, cutOffAt: run.cutOffAt })
    }
  }
  return moved
}
