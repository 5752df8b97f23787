import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Tx } from '../../core/db/database.ts'
import { type MessageId, newId } from '../../core/words/id.ts'
import type { DispatcherDeps } from '../dispatcher-deps.ts'
import { collectedOf, plansOfCollected } from '../message/collected-deliveries.ts'
import { lockMessages } from '../message/tracked-message.ts'

/** A message that just changed is left alone: its next step may be on its way. */
const quietMs = 300_000
const messagesAtOnce = 2_000

interface Suspect {
  readonly id: MessageId
  readonly stuck: boolean
}

/**
 * Every message must reach an end (invariant 3). The sweeper checks the open ones and finds those to which nothing will happen
 * any more: no work, no timer, no hand-over due, no chunk, no run, no dead letter. They become dead letters, which an operator
 * sees. @returns a function that checks the next page, and returns whether there are more.
 */
export function sweepStuck(deps: DispatcherDeps): () => Promise<boolean> {
  let after: MessageId | undefined
  return async () => {
    const { database, clock, log } = deps
    const now = clock.now()
    if (after === undefined) await freeOrphans(deps)
    const page = await database.hub.query<Suspect>(sql`
      select m.id, m.updated_at < ${new Date(now.getTime() - quietMs)} and ${nothingFollows} as stuck
      from message m
      where not m.final and ${after === undefined ? sql`true` : sql`m.id > ${after}::uuid`}
      order by m.id limit ${messagesAtOnce}`)
    const suspects = page.filter((each) => each.stuck).map((each) => each.id)
    const found = suspects.length === 0 ? 0 : await database.asHub((tx) => makeDeadLetters(tx, suspects, now))
    if (found > 0) log.error({ messages: found }, 'stuck messages became dead letters')
    after = page.length < messagesAtOnce ? undefined : page.at(-1)?.id
    return after !== undefined
  }
}

/** Held messages wait for a person by design; a message that left waits for its partner, its reader or its window. */
const nothingFollows = sql`m.status <> 'held'
  and not exists (select from work w where w.message_id = m.id)
  and not exists (select from delivery d where d.message_id = m.id and (d.due_at is not null or d.chunk is not null))
  and not exists (select from timer t where t.subject = m.id and t.kind in ('unread', 'window', 'simulated'))
  and not exists (select from dead_letter l where l.message_id = m.id and l.ended is null)`

/** Checks again under the lock of the message: between two statements it may have changed. */
async function makeDeadLetters(tx: Tx, suspects: readonly MessageId[], now: Date): Promise<number> {
  const locked = await lockMessages(tx, suspects)
  const planned = [...locked.values()].flatMap((message) => collectedOf(message))
  const inRuns = new Set((await plansOfCollected(tx, planned)).map((each) => each.message))
  const ids = suspects.filter((id) => !inRuns.has(id))
  const first = newId('deadLetter', now)
  const rows = await tx.query(sql`
    insert into dead_letter (id, message_id, entity, stage, code, attempts, first_at, last_at)
    select (${first.slice(0, 24)} || substr(md5(m.id::text), 1, 12))::uuid, m.id, m.entity, 'stuck', 'nothing-follows', 0,
      ${now}::timestamptz, ${now}::timestamptz
    from message m where m.id = any(${arrayOf('uuid', ids)}) and not m.final and ${nothingFollows}
    on conflict (message_id, stage) where ended is null do nothing
    returning 1 as one`)
  return rows.length
}

/** Work and deliveries whose chunk no longer exists are drawn again. */
async function freeOrphans({ database, clock, log }: DispatcherDeps): Promise<void> {
  const now = clock.now()
  const freed = await database.hub.query(sql`
    with work_freed as (
      update work set chunk = null where chunk is not null and not exists (select from chunk c where c.id = work.chunk)
      returning message_id
    ), delivery_freed as (
      update delivery d set chunk = null, due_at = ${now}
      where d.chunk is not null and d.status in ('planned', 'unknown')
        and not exists (select from chunk c where c.id = d.chunk)
      returning message_id
    )
    select message_id from work_freed union all select message_id from delivery_freed`)
  if (freed.length > 0) log.warn({ letters: freed.length }, 'letters without chunk freed')
}
