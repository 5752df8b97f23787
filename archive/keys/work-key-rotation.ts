import { sql } from 'drizzle-orm'
import { rowsOf } from '../../core/db/rows-of.ts'
import { dayMs } from '../../core/durations.ts'
import type { RecordId } from '../../core/words/id.ts'
import type { ArchiveContext } from '../archive-context.ts'
import { currentKeyMs } from '../ingest/entity-keys.ts'
import { keyNumberOf, rewrapRecordKey } from '../ingest/record-cipher.ts'
import { claimKeyRotation, type KeyRotation, saveKeyRotation } from './entity-key-rotation.ts'

const recordsPerStep = 500
const leaseMs = 60_000
const failurePauseMs = 30_000
/** Between two steps, so that letters go first. */
const stepPauseMs = 50
/**
 * A record follows its pack within a day, or never (see `sweepPacks`): until then a letter may come whose key was wrapped under a former
 * key of its entity.
 */
const settlingMs = 2 * dayMs

type RotationDeps = Pick<ArchiveContext, 'database' | 'clock' | 'entityKeys'>

/**
 * One step of one rotation: the keys of up to 500 records are wrapped under the newest key of their entity, by one statement, and no pack
 * is touched. Any number of dispatchers may work; what a process that died did is done, and the next step follows from the row.
 * @returns whether there was something to do
 */
export async function workKeyRotation(deps: RotationDeps): Promise<boolean> {
  const { database, clock } = deps
  const rotation = await claimKeyRotation(database.hub, clock.now(), leaseMs)
  if (rotation === undefined) return false
  const later = (ms: number): Date => new Date(clock.now().getTime() + ms)
  try {
    const { next, pauseMs } = await step(deps, rotation)
    await saveKeyRotation(database.hub, next, later(pauseMs))
    return true
  } catch (error) {
    await saveKeyRotation(database.hub, rotation, later(failurePauseMs)).catch(() => undefined)
    throw error
  }
}

async function step(deps: RotationDeps, rotation: KeyRotation): Promise<{ next: KeyRotation; pauseMs: number }> {
  const { database, clock } = deps
  const rows = await database.hub.query<Row>(sql`
    select id, wrapped_key as wrapped from record
    where entity = ${rotation.entity} and (${rotation.afterRecord}::uuid is null or id > ${rotation.afterRecord})
    order by id limit ${recordsPerStep}`)
  const last = rows.at(-1)
  if (last !== undefined) {
    const rewrapped = await rewrap(deps, rotation, rows)
    // A last pass that still changed something is not the last: the former keys go after one that changed nothing.
    const phase = rewrapped > 0 ? 'rewrapping' : rotation.phase
    const next = { ...rotation, phase, afterRecord: last.id, rewrapped: rotation.rewrapped + rewrapped }
    return { next, pauseMs: stepPauseMs }
  }
  const startedMs = clock.now().getTime() - rotation.startedAt.getTime()
  const again = { ...rotation, afterRecord: null }
  // The last pass began after every letter that was on its way had arrived.
  if (rotation.phase === 'settling') {
    await destroyFormerKeys(deps, rotation)
    return { next: { ...again, phase: 'done', finishedAt: clock.now() }, pauseMs: 0 }
  }
  const pauseMs = startedMs < 2 * currentKeyMs ? 2 * currentKeyMs - startedMs : Math.max(0, settlingMs - startedMs)
  const isSettling = startedMs >= 2 * currentKeyMs
  return { next: isSettling ? { ...again, phase: 'settling' } : again, pauseMs }
}

interface Row {
  readonly id: RecordId
  readonly wrapped: Buffer
}

/** @returns how many records changed: one that was destroyed, or was wrapped by another process, is left as it is */
async function rewrap(
  { database, entityKeys }: RotationDeps,
  { entity, number }: KeyRotation,
  rows: readonly Row[],
): Promise<number> {
  const to = { number, key: await entityKeys.numbered(entity, number) }
  const changes = []
  for (const { id, wrapped } of rows) {
    const from = keyNumberOf(wrapped)
    if (from === number) continue
    changes.push({
      id,
      before: wrapped,
      after: rewrapRecordKey(await entityKeys.numbered(entity, from), to, id, wrapped),
    })
  }
  if (changes.length === 0) return 0
  const changed = await database.hub.query(sql`
    update record r set wrapped_key = c.after
    from ${rowsOf('c', { id: 'uuid', before: 'bytea', after: 'bytea' }, changes)}
    where r.id = c.id and r.wrapped_key = c.before returning 1 as one`)
  return changed.length
}

/** Without them the former wrappings, which back-ups of the database hold, open only with the former keys in the same back-ups. */
async function destroyFormerKeys({ database }: RotationDeps, { entity, number }: KeyRotation): Promise<void> {
  await database.hub.query(sql`delete from entity_key where entity = ${entity} and number < ${number}`)
}
