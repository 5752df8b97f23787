import { type SQL, sql } from 'drizzle-orm'
import type { Clock } from '../../core/clock.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Database, Tx } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import { codeOf } from '../../core/error-code.ts'
import { isAway } from '../../core/is-away.ts'
import type { Log } from '../../core/log.ts'
import { type EntityId, type Id, type MessageId, newId, showId } from '../../core/words/id.ts'
import type { Stage } from '../queue/queue-names.ts'
import { retryPolicy, waitInterval } from '../retry-policy.ts'
import type { Lease } from './lease.ts'

export interface FailureDeps {
  readonly database: Database
  readonly log: Log
  readonly clock: Clock
}

const { maxAttempts } = retryPolicy.ownFailure

/**
 * Handles a failure of the hub itself (a bug, a database or store that is away): the letters go back, later with each attempt and
 * alone from the third on, so that one bad letter does not block its neighbours. In the end they become dead letters, except when
 * a database or a store was away, which says nothing about the letter. Only a code is stored: the text of an exception may quote
 * a value.
 */
export async function failLetters(
  deps: FailureDeps,
  lease: Lease,
  stage: Stage,
  error: unknown,
  faults: readonly { readonly message: MessageId; readonly code: string }[] = [],
): Promise<void> {
  const now = deps.clock.now()
  const code = codeOf(error)
  // A fault of the template does not disappear by itself: the letter goes straight to the operator.
  const blamed = !isAway(error)
  const deadId = newId('deadLetter', now)
  const backoff = sql`${now}::timestamptz + ${waitInterval(retryPolicy.ownFailure, sql`w.attempts`)}`
  if (faults.length > 0) {
    for (const each of new Set(faults.map((fault) => fault.code))) {
      const hopeless = faults.filter((fault) => fault.code === each).map(({ message }) => message)
      await logDead(
        deps,
        sql`
        with dead as (
          insert into work as w (message_id, entity, lane, due_at, held, attempts)
          select m.id, m.entity, m.priority, ${now}, true, 1 from message m where m.id = any(${arrayOf('uuid', hopeless)})
          on conflict (message_id) do update set held = true, chunk = null, attempts = w.attempts + 1
          returning message_id, entity, attempts
        ) ${insertDead(deadId, stage, each, now)}`,
      )
    }
    return
  }
  deps.log.error({ chunk: lease.chunk, stage, code }, 'chunk failed')
  if (stage === 'prepare') {
    await logDead(
      deps,
      sql`
      with mine as (
        delete from chunk where id = ${lease.chunk} and fence = ${lease.fence} returning id, fixed
      ), back as (
        update work w set chunk = null, attempts = w.attempts + 1, due_at = ${backoff}, held = ${blamed} and w.attempts + 1 >= ${maxAttempts},
          fixed = coalesce(mine.fixed -> w.message_id::text, w.fixed)
        from mine where w.chunk = mine.id
        returning w.message_id, w.entity, w.attempts
      ), dead as (select * from back where ${blamed} and attempts >= ${maxAttempts}) ${insertDead(deadId, stage, code, now)}`,
    )
    return
  }
  await logDead(
    deps,
    sql`
    with mine as (
      delete from chunk where id = ${lease.chunk} and fence = ${lease.fence} returning id
    ), back as (
      update delivery w set chunk = null, attempts = w.attempts + 1, may_have_left = w.may_have_left or not w.simulated,
        due_at = case when ${blamed} and w.attempts + 1 >= ${maxAttempts} then null else ${backoff} end
      from mine where w.chunk = mine.id and w.status in ('planned', 'unknown')
      returning w.message_id, w.entity, w.attempts
    ), dead as (select * from back where ${blamed} and attempts >= ${maxAttempts}) ${insertDead(deadId, stage, code, now)}`,
  )
}

/** Makes dead letters of deliveries whose documents could not be read (hub's role). */
export async function failUnreadable(
  { log }: Pick<FailureDeps, 'log'>,
  tx: Tx,
  deliveries: readonly {
    readonly message: MessageId
    readonly entity: EntityId
    readonly attempts: number
    readonly code: string
  }[],
  now: Date,
): Promise<void> {
  for (const code of new Set(deliveries.map((each) => each.code))) {
    const same = deliveries.filter((each) => each.code === code)
    const rows = same.map(({ message, entity, attempts }) => ({ message_id: message, entity, attempts }))
    const dead = await tx.query<NewDead>(sql`
      with dead as (select * from ${rowsOf('given', { message_id: 'uuid', entity: 'uuid', attempts: 'int' }, rows)})
      ${insertDead(newId('deadLetter', now), 'deliver', code, now)}`)
    for (const each of dead) logDeadLetter(log, each)
  }
}

interface NewDead {
  readonly id: Id<'deadLetter'>
  readonly message: MessageId
  readonly entity: EntityId
  readonly stage: Stage
  readonly code: string
}

/** Runs a statement that ends in `insertDead`, and writes a log line for each dead letter, by which it can be found. */
async function logDead({ database, log }: Pick<FailureDeps, 'database' | 'log'>, statement: SQL): Promise<void> {
  for (const dead of await database.hub.query<NewDead>(statement)) logDeadLetter(log, dead)
}

/** The log line to which the operator's screen refers. */
export function logDeadLetter(log: Log, { id, message, entity, stage, code }: NewDead): void {
  log.error(
    {
      deadLetter: showId('deadLetter', id),
      message: showId('message', message),
      entity: showId('entity', entity),
      stage,
      code,
    },
    'letter is stuck',
  )
}

/**
 * Makes dead letters of the rows of an expression named `dead`. The ids of one failure are made in the database: they differ in
 * their last bits and sort by the same instant.
 */
export function insertDead(first: string, stage: Stage, code: string, now: Date) {
  return sql`insert into dead_letter (id, message_id, entity, stage, code, attempts, first_at, last_at)
    select (${first.slice(0, 24)} || substr(md5(dead.message_id::text), 1, 12))::uuid, dead.message_id, dead.entity, ${stage}, ${code},
      dead.attempts, ${now}::timestamptz, ${now}::timestamptz from dead
    on conflict (message_id, stage) where ended is null do update set attempts = excluded.attempts, last_at = excluded.last_at, code = excluded.code
    returning id, message_id as message, entity, stage, code`
}
