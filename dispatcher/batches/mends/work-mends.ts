import { sql } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import { FencedOut } from '../../chunks/lease.ts'
import type { Round } from '../../loops/run-loop.ts'
import type { BatchDeps } from '../check/batch-deps.ts'
import { batchColumns, batchOf, type ClaimedBatch } from '../check/claim-batch.ts'
import { recordMends } from '../history/record-batch-event.ts'
import type { Mends } from '../store/sealed-text.ts'
import { type ClaimedMend, type Mend, type MendState, mendLeaseMs, readMend } from './mend.ts'
import { insertMendedRows, readRowsBefore, settleRows } from './mend-rows-table.ts'
import { openMendValue } from './mend-value.ts'
import { type RowChange, readMendable, rewriteRows, withValues } from './rewrite-rows.ts'

/** Rows that one transaction mends. */
const rowsAtOnce = 250
/** Transactions within the call of a person; what is left is done by a dispatcher. */
const slicesForCaller = 2

const pace = { busyMs: 2, idleMs: 1_000 }

/** Continues mends of many rows: those that are too long for one call, and those whose process ended. */
export function mendRound(deps: BatchDeps): Round {
  return { name: 'mends', pace, run: () => workMends(deps) }
}

/** One slice of one mend. @returns whether there was one */
export async function workMends(deps: BatchDeps): Promise<boolean> {
  const now = deps.clock.now()
  const [mend] = await deps.database.hub.query<ClaimedMend>(sql`
    update batch_mend set fence = fence + 1, lease_until = ${new Date(now.getTime() + mendLeaseMs)}
    where id = (select id from batch_mend
      where state in ('mending', 'undoing') and (lease_until is null or lease_until <= ${now})
      order by id limit 1 for update skip locked)
    returning id, batch, entity, fence, case state when 'undoing' then undone_by else by end as by`)
  if (mend === undefined) return false
  try {
    if (await workSlice(deps, mend)) await release(deps, mend)
  } catch (error) {
    if (!(error instanceof FencedOut)) throw error
  }
  return true
}

/** The first slices within the call; most mends end here. */
export async function workForCaller(deps: BatchDeps, mend: ClaimedMend): Promise<Mend> {
  try {
    let more = true
    for (let slice = 0; more && slice < slicesForCaller; slice += 1) more = await workSlice(deps, mend)
    if (more) await release(deps, mend)
  } catch (error) {
    // The lease ended, and a dispatcher continues.
    if (!(error instanceof FencedOut)) throw error
  }
  return deps.database.asEntity(mend.entity, (tx) => readMend(tx, mend.batch, mend.id))
}

/** @returns whether rows are left */
async function workSlice(deps: BatchDeps, mend: ClaimedMend): Promise<boolean> {
  const { state, column, value, batch } = await readWork(deps, mend)
  const isUndoing = state === 'undoing'
  if (batch.outcome === 'cancelled' || batch.personalDataRemoved) return end(deps, mend, state)
  const slice = isUndoing
    ? await readUndone(deps, mend)
    : await readMended(deps, mend, valuesOfGroup(deps, mend, column, value))
  if (slice.rows.length === 0) return end(deps, mend, state)
  await rewriteRows(deps, batch, slice.changes, async (tx, written) => {
    const done = new Set(written.map(({ row }) => row))
    const left = slice.rows.filter((row) => !done.has(row))
    const ready = written.filter(({ status }) => status === 'r').length
    await count(deps, tx, mend, isUndoing ? { undone: done.size } : { mended: done.size, ready, skipped: left.length })
    if (isUndoing) await settleRows(tx, mend, [...done], 'u')
    else await insertMendedRows(deps, tx, mend, written)
    await settleRows(tx, mend, left, isUndoing ? 'k' : 's')
    if (done.size === 0) return
    const kind = isUndoing ? 'mend-undone' : 'mended'
    await recordMends(tx, mend.batch, { kind, by: mend.by, rows: done.size }, deps.clock.now())
  })
  return slice.rows.length === rowsAtOnce || end(deps, mend, state)
}

function valuesOfGroup(
  { keyring }: BatchDeps,
  { id }: ClaimedMend,
  column: string | null,
  value: Buffer | null,
): Mends {
  if (column === null || value === null) throw new Error('A mend of one row is done when it is stored')
  return { [column]: openMendValue(keyring, id, value) }
}

interface Slice {
  /** The rows whose turn it is. */
  readonly rows: readonly number[]
  /** Of these, the ones that were not changed in the meantime. */
  readonly changes: readonly RowChange[]
}

async function readMended(deps: BatchDeps, { id, batch, entity }: ClaimedMend, values: Mends): Promise<Slice> {
  return deps.database.asEntity(entity, async (tx) => {
    const chosen = await tx.query<{ row: number; revision: number }>(sql`
      select row, revision from batch_mend_row where mend = ${id} and state = 'o' order by row limit ${rowsAtOnce}`)
    const revisions = new Map(chosen.map(({ row, revision }) => [row, revision]))
    const rows = [...revisions.keys()]
    const open = await readMendable(deps, tx, batch, rows)
    const changes = open
      .filter(({ row, revision }) => revisions.get(row) === revision)
      .map((each) => ({ ...each, newMends: withValues(each.mends, values), newLast: id }))
    return { rows, changes }
  })
}

async function readUndone(deps: BatchDeps, mend: ClaimedMend): Promise<Slice> {
  return deps.database.asEntity(mend.entity, async (tx) => {
    const before = new Map((await readRowsBefore(deps, tx, mend, rowsAtOnce)).map((each) => [each.row, each]))
    const rows = [...before.keys()]
    const open = await readMendable(deps, tx, mend.batch, rows)
    const changes = open
      .filter(({ last }) => last === mend.id)
      .map((each) => ({
        ...each,
        newMends: before.get(each.row)?.before ?? {},
        newLast: before.get(each.row)?.previous ?? null,
      }))
    return { rows, changes }
  })
}

interface Work {
  readonly state: MendState
  readonly column: string | null
  readonly value: Buffer | null
  readonly batch: ClaimedBatch & { readonly personalDataRemoved: boolean }
}

/** @throws FencedOut */
async function readWork({ database }: BatchDeps, { id, batch, entity, fence }: ClaimedMend): Promise<Work> {
  return database.asEntity(entity, async (tx) => {
    const [mend] = await tx.query<Omit<Work, 'batch'>>(
      sql`select state, "column", value from batch_mend where id = ${id} and fence = ${fence}`,
    )
    const [row] = await tx.query<Parameters<typeof batchOf>[0] & { personalDataRemoved: boolean }>(sql`
      select ${batchColumns}, personal_data_removed_at is not null as "personalDataRemoved" from batch where id = ${batch}`)
    if (mend === undefined || row === undefined) throw new FencedOut()
    return { ...mend, batch: { ...batchOf(row), personalDataRemoved: row.personalDataRemoved } }
  })
}

interface Counts {
  readonly mended?: number
  readonly ready?: number
  readonly skipped?: number
  readonly undone?: number
}

/** Keeps the lease for the next slice. @throws FencedOut, so that the whole transaction is rolled back */
async function count(
  { clock }: BatchDeps,
  tx: Tx,
  { id, fence }: ClaimedMend,
  { mended = 0, ready = 0, skipped = 0, undone = 0 }: Counts,
): Promise<void> {
  const until = new Date(clock.now().getTime() + mendLeaseMs)
  const rows = await tx.query(sql`
    update batch_mend set mended = mended + ${mended}, ready = ready + ${ready}, skipped = skipped + ${skipped},
      undone = undone + ${undone}, lease_until = ${until}
    where id = ${id} and fence = ${fence} returning 1 as one`)
  if (rows.length === 0) throw new FencedOut()
}

/** @returns false: nothing is left */
async function end({ database }: BatchDeps, { id, entity, fence }: ClaimedMend, state: MendState): Promise<false> {
  const ended = state === 'undoing' ? 'undone' : 'done'
  await database.asEntity(entity, (tx) =>
    tx.query(sql`update batch_mend set state = ${ended}, lease_until = null where id = ${id} and fence = ${fence}`),
  )
  return false
}

/** Lets a dispatcher take the next slice at once. */
async function release({ database }: BatchDeps, { id, entity, fence }: ClaimedMend): Promise<void> {
  await database.asEntity(entity, (tx) =>
    tx.query(sql`update batch_mend set lease_until = null where id = ${id} and fence = ${fence}`),
  )
}
