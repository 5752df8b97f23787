import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Database, Queryable } from '../../core/db/database.ts'
import { dayMs } from '../../core/durations.ts'
import { classesWithPersonalDataDays } from '../../core/tenants/message-classes.ts'
import type { EntityId, MessageId } from '../../core/words/id.ts'
import { lockMessages } from '../message/tracked-message.ts'
import { blockedLetters } from './blocked-letters.ts'
import { removeLetterData } from './remove-letter-data.ts'

const lettersAtOnce = 500

interface Letter {
  readonly id: MessageId
  readonly isOver: boolean
}
interface Sweep {
  readonly entity: EntityId
  readonly class: string
  readonly days: number
}

/**
 * Removes personal data from the working tables by the setting of each class, a set of letters at a time (hub's role). The message stays
 * with its events, and its record stays in the archive and in the inbox. @returns of how many letters
 */
export async function removeExpiredData(database: Database, now: Date): Promise<number> {
  let removed = 0
  for (const sweep of await classesWithPersonalDataDays(database.hub)) removed += await sweepClass(database, sweep, now)
  return removed
}

async function sweepClass(database: Database, sweep: Sweep, now: Date): Promise<number> {
  const until = new Date(now.getTime() - sweep.days * dayMs)
  let after = await placeOf(database.hub, sweep)
  /** Whether every letter so far has no personal data left. */
  let isWhole = true
  let removed = 0
  for (;;) {
    const letters = await nextLetters(database.hub, sweep, after, until)
    const over = letters.filter(({ isOver }) => isOver).map(({ id }) => id)
    const done = await remove(database, over, until, now)
    removed += done.size
    const first = letters.findIndex(({ id }) => !done.has(id))
    const last = letters.at(-1)?.id
    const settled = first < 0 ? last : letters[first - 1]?.id
    if (isWhole && settled !== undefined) await keepPlace(database.hub, sweep, settled)
    isWhole &&= first < 0
    if (last === undefined || letters.length < lettersAtOnce) return removed
    after = last
  }
}

async function nextLetters(hub: Queryable, sweep: Sweep, after: MessageId, until: Date): Promise<Letter[]> {
  return hub.query<Letter>(sql`
    select id, final and updated_at < ${until} as "isOver" from message
    where entity = ${sweep.entity} and test in (false, true) and id > ${after} and id < uuid_floor(${until}) and class = ${sweep.class}
      and personal_data_removed_at is null
    order by id limit ${lettersAtOnce}`)
}

/** Letters that changed before they were locked, or that staff follow up, stay as they are. */
async function remove(
  database: Database,
  ids: readonly MessageId[],
  until: Date,
  now: Date,
): Promise<ReadonlySet<MessageId>> {
  if (ids.length === 0) return new Set()
  return database.asHub(async (tx) => {
    await lockMessages(tx, ids)
    const blocked = await blockedLetters(tx, ids)
    const rows = await tx.query<{ id: MessageId }>(sql`
      select id from message where id = any(${arrayOf('uuid', ids)}) and final and updated_at < ${until}`)
    const going = rows.map(({ id }) => id).filter((id) => !blocked.has(id))
    await removeLetterData(tx, going, now, 'stays')
    return new Set(going)
  })
}

async function placeOf(hub: Queryable, sweep: Sweep): Promise<MessageId> {
  const [row] = await hub.query<{ before: MessageId }>(sql`
    select before from personal_data_sweep where entity = ${sweep.entity} and class = ${sweep.class}`)
  return row?.before ?? ('00000000-0000-0000-0000-000000000000' as MessageId)
}

async function keepPlace(hub: Queryable, sweep: Sweep, before: MessageId): Promise<void> {
  await hub.query(sql`
    insert into personal_data_sweep (entity, class, before) values (${sweep.entity}, ${sweep.class}, ${before})
    on conflict (entity, class) do update set before = greatest(personal_data_sweep.before, excluded.before)`)
}
