import { sql } from 'drizzle-orm'
import { collectors } from '../../channels/collectors.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Tx } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import { brusselsDay } from '../../core/words/days/brussels-day.ts'
import { type EntityId, type Id, type MessageId, newId } from '../../core/words/id.ts'
import type { ChannelName } from '../../core/words/message.ts'
import { decodeActions } from '../lifecycle/stored-actions.ts'
import type { CaseId, CaseReason } from './delivery-case.ts'
import { recordCaseEvents } from './record-case-event.ts'

/** A delivery that is to be followed up. */
export interface LetterToFollow {
  readonly message: MessageId
  readonly sequence: number
  readonly entity: EntityId
  readonly test: boolean
  readonly channel: ChannelName
  readonly reason: CaseReason
  /** When it was handed over, or when the failure was reported: letters of one day have one cause, unless they were in one run. */
  readonly since: Date
}

interface Cause {
  readonly id: CaseId
  readonly entity: EntityId
  readonly test: boolean
  readonly channel: ChannelName
  readonly reason: CaseReason
  readonly cause: string
  readonly run: Id<'run'> | null
  readonly day: string
}

/**
 * Puts deliveries into the open case of their cause, or opens one (hub's role; the caller has locked the messages). A delivery that was
 * in a case for the same reason stays where it is. @returns how many were added.
 */
export async function openCases(tx: Tx, letters: readonly LetterToFollow[], now: Date): Promise<number> {
  const fresh = await notFollowed(tx, letters)
  if (fresh.length === 0) return 0
  const caused = await withCauses(tx, fresh, now)
  const causes = [...new Map(caused.map(({ cause }) => [nameOf(cause), cause])).values()]
  const cases = await lockOrOpen(tx, causes, now)
  const endsOn = await nearestDues(
    tx,
    fresh.map(({ message }) => message),
  )
  const rows = caused.map(({ letter, cause }) => ({
    message: letter.message,
    sequence: letter.sequence,
    reason: letter.reason,
    entity: letter.entity,
    case_id: cases.get(nameOf(cause))?.id ?? cause.id,
    ends_on: endsOn.get(letter.message) ?? null,
  }))
  await tx.query(sql`
    insert into delivery_case_letter (message, sequence, reason, entity, case_id, ends_on, added_at)
    select new.*, ${now}::timestamptz from ${rowsOf(
      'new',
      { message: 'uuid', sequence: 'int', reason: 'text', entity: 'uuid', case_id: 'uuid', ends_on: 'date' },
      rows,
    )}`)
  await recountCases(
    tx,
    [...cases.values()].map(({ id }) => id),
  )
  await recordCaseEvents(
    tx,
    [...cases.values()].map(({ id, isNew }) => ({
      id,
      kind: isNew ? ('opened' as const) : ('added' as const),
      by: 'hub',
      letters: rows.filter((row) => row.case_id === id).length,
    })),
    now,
  )
  return rows.length
}

/** Counts the letters of these cases again, whose rows the caller has locked. */
export async function recountCases(tx: Tx, cases: readonly CaseId[]): Promise<void> {
  await tx.query(sql`
    update delivery_case c set letters = found.letters, waiting = found.waiting, ends_on = coalesce(found.ends_on, 'infinity')
    from (select case_id, count(*)::int as letters, count(*) filter (where settled_at is null)::int as waiting,
        min(ends_on) filter (where settled_at is null) as ends_on
      from delivery_case_letter where case_id = any(${arrayOf('uuid', cases)}) group by case_id) found
    where c.id = found.case_id`)
}

async function notFollowed(tx: Tx, letters: readonly LetterToFollow[]): Promise<readonly LetterToFollow[]> {
  if (letters.length === 0) return []
  const known = await tx.query<{ message: MessageId; sequence: number; reason: CaseReason }>(sql`
    select l.message, l.sequence, l.reason from ${rowsOf('given', letterKey, letters)}
    join delivery_case_letter l on l.message = given.message and l.sequence = given.sequence and l.reason = given.reason`)
  const names = new Set(known.map(letterName))
  return letters.filter((letter) => {
    const isNew = !names.has(letterName(letter))
    names.add(letterName(letter))
    return isNew
  })
}

const letterKey = {
  message: ['uuid', (each: LetterToFollow) => each.message],
  sequence: ['int', (each: LetterToFollow) => each.sequence],
  reason: ['text', (each: LetterToFollow) => each.reason],
} as const
const letterName = ({ message, sequence, reason }: Pick<LetterToFollow, 'message' | 'sequence' | 'reason'>): string =>
  `${message}/${sequence}/${reason}`
const nameOf = ({ entity, test, reason, channel, cause }: Omit<Cause, 'id'>): string =>
  [entity, test, reason, channel, cause].join('/')

/** Silence of letters of one print run has one cause; other letters share that of their day. */
async function withCauses(
  tx: Tx,
  letters: readonly LetterToFollow[],
  now: Date,
): Promise<readonly { readonly letter: LetterToFollow; readonly cause: Cause }[]> {
  const silent = letters.filter(({ reason }) => reason !== 'late-failure')
  const found = await Promise.all([...collectors.values()].map((collector) => collector.originsOf(tx, silent)))
  const runs = new Map(found.flat().map(({ message, sequence, run }) => [`${message}/${sequence}`, run]))
  return letters.map((letter) => {
    const { message, sequence, entity, test, channel, reason, since } = letter
    const run = reason === 'late-failure' ? null : (runs.get(`${message}/${sequence}`) ?? null)
    const day = brusselsDay(since)
    const cause = { id: newId('deliveryCase', now), entity, test, channel, reason, cause: run ?? day, run, day }
    return { letter, cause }
  })
}

/** The open case of each cause, locked in the order of their causes; those that were not open yet are opened. */
async function lockOrOpen(
  tx: Tx,
  causes: readonly Cause[],
  now: Date,
): Promise<ReadonlyMap<string, { readonly id: CaseId; readonly isNew: boolean }>> {
  const rows = await tx.query<Omit<Cause, 'run' | 'day'> & { readonly isNew: boolean }>(sql`
    insert into delivery_case as c (id, entity, test, reason, channel, cause, run, day, opened_at)
    select new.*, ${now}::timestamptz from ${rowsOf(
      'new',
      {
        id: ['uuid', (each) => each.id],
        entity: ['uuid', (each) => each.entity],
        test: ['boolean', (each) => each.test],
        reason: ['text', (each) => each.reason],
        channel: ['text', (each) => each.channel],
        cause: ['text', (each) => each.cause],
        run: ['uuid', (each) => each.run],
        day: ['date', (each) => each.day],
      },
      causes,
    )}
    order by entity, test, reason, channel, cause
    on conflict (entity, test, reason, channel, cause) where status = 'open' do update set cause = excluded.cause
    returning c.id, c.entity, c.test, c.reason, c.channel, c.cause, xmax = 0 as "isNew"`)
  return new Map(rows.map((row) => [nameOf({ ...row, run: null, day: '' }), row]))
}

/** The nearest day on which each letter requires something of its reader. */
async function nearestDues(tx: Tx, messages: readonly MessageId[]): Promise<ReadonlyMap<MessageId, string>> {
  const rows = await tx.query<{ id: MessageId; actions: Buffer }>(sql`
    select id, actions from message where id = any(${arrayOf('uuid', messages)}) and actions is not null`)
  const dues = rows.flatMap(({ id, actions }): [MessageId, string][] => {
    const [first] = decodeActions(actions)
      .flatMap(({ due }) => (due !== undefined && isDay(due) ? [due] : []))
      .toSorted()
    return first === undefined ? [] : [[id, first]]
  })
  return new Map(dues)
}

/** The data of a letter may hold a day that does not exist. */
function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}
