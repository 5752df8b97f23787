import { sql } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import { Refusal } from '../../../core/fault.ts'
import type { BatchDeps } from '../check/batch-deps.ts'
import { findMendable, lockForMend, type Mend, type MendCommand, type MendId, mendLeaseMs, readMend } from './mend.ts'
import { workForCaller } from './work-mends.ts'

/** Rows that a refusal names. */
const namedRows = 20

/**
 * Takes a mend back: each of its rows has the values again that it had before, and is checked again. Repeating it changes nothing.
 * @param partly whether rows that cannot be taken back are left as they are; otherwise one of them refuses the whole
 * @throws Refusal UP-1404; UP-3071; UP-4067; UP-3090 with the rows that were accepted or mended again
 */
export async function undoMend(deps: BatchDeps, command: MendCommand, id: MendId, partly: boolean): Promise<Mend> {
  const batch = await findMendable(deps, command)
  const { entity } = command.sender
  const now = deps.clock.now()
  const begun = await deps.database.asEntity(entity, async (tx) => {
    const mend = await readMend(tx, batch.id, id)
    if (mend.state === 'undone') return undefined
    await lockForMend(tx, batch.id, now)
    await refuseSettled(tx, mend, partly)
    const [claimed] = await tx.query<{ fence: number }>(sql`
      update batch_mend set state = 'undoing', undone_by = ${command.by}, undone_at = ${now}, fence = fence + 1,
        lease_until = ${new Date(now.getTime() + mendLeaseMs)}
      where id = ${id} and state = 'done' returning fence`)
    return claimed
  })
  if (begun === undefined) return deps.database.asEntity(entity, (tx) => readMend(tx, batch.id, id))
  return workForCaller(deps, { id, batch: batch.id, entity, fence: begun.fence, by: command.by })
}

async function refuseSettled(tx: Tx, { id, batch, mended }: Mend, partly: boolean): Promise<void> {
  const settled = await tx.query<{ row: number; accepted: boolean; all: number }>(sql`
    select r.row, r.status not in ('i', 'r') as accepted, count(*) over ()::int as all
    from batch_mend_row m join batch_row r on r.batch = ${batch} and r.row = m.row
    where m.mend = ${id} and m.state = 'm' and (r.status not in ('i', 'r') or r.mend is distinct from m.mend)
    order by r.row limit ${namedRows}`)
  const [first] = settled
  if (first === undefined) return
  const undoable = mended - first.all
  if (partly && undoable > 0) return
  throw new Refusal('UP-3090', whyNot(first.all, mended), [], {
    settled: first.all,
    undoable,
    accepted: settled.filter(({ accepted }) => accepted).map(({ row }) => row),
    mendedAgain: settled.filter(({ accepted }) => !accepted).map(({ row }) => row),
  })
}

function whyNot(settled: number, mended: number): string {
  const since = 'accepted as letters or mended again since then'
  if (mended === 1) return `Its row was ${since}.`
  if (settled === mended) return `All of its ${mended} rows were ${since}.`
  const some = `${settled} of its ${mended} rows ${settled === 1 ? 'was' : 'were'} ${since}.`
  return `${some} To take back the other ones only, ask for \`partly\`.`
}
