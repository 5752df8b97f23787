import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import type { EntityId, Id, MessageId, RecordId } from '../../core/words/id.ts'
import { holdOfRecord } from './holds.ts'
import type { RetentionRule } from './series.ts'

/** A rule by which records go. */
export type DisposingRule = Exclude<RetentionRule, { destination: 'keep' }>

/** A record whose term has ended. */
export interface DueRecord {
  readonly record: RecordId
  readonly message: MessageId
  /** `YYYY-MM-DD`: the day of the event with which the term began; where that is the end of a term to appeal, the day of sending. */
  readonly beganOn: string
  /** `YYYY-MM-DD`: the last day of its term. */
  readonly dueOn: string
  /** The legal hold that keeps it. */
  readonly hold: Id<'hold'> | null
  readonly year: number
  /** Of its documents in packs. */
  readonly bytes: number
}

/** How far the records of a series were read: those of one kind after the other, each in the order of their ids. */
export interface GatheringPlace {
  readonly kind: number
  readonly record: RecordId | null
}

interface Question {
  readonly rule: DisposingRule
  /** `YYYY-MM-DD`: terms that ended before this day. */
  readonly until: string
  readonly place: GatheringPlace
  /** Records to read, due or not. */
  readonly limit: number
}
interface Page {
  readonly looked: number
  readonly last: RecordId | null
  readonly due: DueRecord[]
}

/** The kinds of a series after `after`, by number. */
export async function kindsOfSeries(hub: Queryable, entity: EntityId, series: string): Promise<number[]> {
  const rows = await hub.query<{ id: number }>(sql`
    select id from record_kind where entity = ${entity} and series = ${series} order by id`)
  return rows.map(({ id }) => id)
}

/** The place after a page of at most `limit` records; undefined after the last record of the last kind. */
export function nextGatheringPlace(
  place: GatheringPlace,
  { looked, last }: { readonly looked: number; readonly last: RecordId | null },
  kinds: readonly number[],
  limit: number,
): GatheringPlace | undefined {
  if (looked === limit) return { kind: place.kind, record: last }
  const kind = kinds.find((each) => each > place.kind)
  return kind === undefined ? undefined : { kind, record: null }
}

/** The due records among the next ones of a kind, with one statement (hub's role). */
export async function findDue(hub: Queryable, question: Question): Promise<Page> {
  const [row] = await hub.query<{ looked: number; last: RecordId | null; due: DueRecord[] }>(sql`
    ${pageOf(question)}
    select (select count(*) from page) as looked, (select id from page order by id desc limit 1) as last,
      (select coalesce(json_agg(json_build_object('record', r.id, 'message', r.message, 'beganOn', r.began_on, 'dueOn', r.due_on,
        'hold', ${holdOfRecord}, 'year', extract(year from r.letter_date)::int,
        'bytes', (select coalesce(sum(d.pack_length), 0) from document d where d.record = r.id)) order by r.id), '[]')
       from due r join record_kind k on k.id = r.kind) as due`)
  return row ?? { looked: 0, last: null, due: [] }
}

/** How many of the next records of a kind are due, and how many of those a hold keeps. */
export async function countDue(
  hub: Queryable,
  question: Question,
): Promise<Omit<Page, 'due'> & { readonly due: number; readonly held: number }> {
  const [row] = await hub.query<{ looked: number; last: RecordId | null; due: number; held: number }>(sql`
    ${pageOf(question)}
    select (select count(*) from page) as looked, (select id from page order by id desc limit 1) as last, count(r.id) as due,
      count(${holdOfRecord}) as held
    from due r join record_kind k on k.id = r.kind`)
  return row ?? { looked: 0, last: null, due: 0, held: 0 }
}

/**
 * Subqueries `page` (the next records of the kind) and `due`. A record is never older than its id, so that those whose id is younger
 * than the period are not read. Letters of test keys have no term, and the sample of an earlier disposal stays.
 */
function pageOf({ rule, until, place, limit }: Question): SQL {
  const period = sql`make_interval(months => ${rule.periodMonths}::int)`
  return sql`
    with page as materialized (
      select r.id, r.kind, r.entity, r.message, r.dossier, r.recipient_index, r.letter_date, r.sent_at, r.test from record r
      where r.kind = ${place.kind} and r.id > ${place.record ?? '00000000-0000-0000-0000-000000000000'}::uuid
        and r.id < uuid_floor((${until}::date - ${period}) at time zone 'Europe/Brussels')
      order by r.id limit ${limit}
    ), began as (
      select p.*, ${beganOn(rule)} as began_on from page p
      left join record_state s on s.record = p.id
      left join dossier_end e on e.entity = p.entity and e.dossier = p.dossier
      where not p.test
    ), due as (
      select b.*, (b.began_on + ${period})::date as due_on from began b
      where (b.began_on + ${period})::date < ${until}::date
        and not exists (select from disposal_record d where d.record = b.id and d.verdict = 'sample')
    )`
}

function beganOn({ starts }: DisposingRule): SQL {
  const dayOf = (at: SQL): SQL => sql`(${at} at time zone 'Europe/Brussels')::date`
  switch (starts) {
    case 'closed':
      return dayOf(sql`s.closed_at`)
    case 'dossier-ended':
      return sql`e.ended_on`
    case 'sent':
    case 'appeal-ended':
      return sql`coalesce(${dayOf(sql`coalesce(s.sent_at, p.sent_at)`)}, p.letter_date)`
    default:
      return starts satisfies never
  }
}
