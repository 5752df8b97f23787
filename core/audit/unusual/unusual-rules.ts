import { sql } from 'drizzle-orm'
import { arrayOf } from '../../db/array-of.ts'
import { exportActions, openActions, searchActions } from '../look-actions.ts'
import type { UnusualRule } from './unusual-rule.ts'

const opens = sql`action = any(${arrayOf('text', openActions)})`
const searches = sql`action = any(${arrayOf('text', searchActions)})`
const exports = sql`action = any(${arrayOf('text', exportActions)})`
const looks = sql`(${opens} or ${searches})`
const span = sql`min(at) as first, max(at) as last, mode() within group (order by purpose) as purpose`

const people = { people: 60 }
/** Many different people in one hour: a clerk opens a few letters for each question. */
export const manyPeople: UnusualRule = {
  name: 'many-people',
  limits: people,
  select: sql`
    select actor, to_char(local, 'YYYY-MM-DD') as about, count(distinct "of")::int as count, ${span}
    from looked where actor_kind = 'staff' and ${opens}
    group by actor, to_char(local, 'YYYY-MM-DD'), date_trunc('hour', local) having count(distinct "of") > ${people.people}`,
}

const repeated = { opened: 10 }
/** The same person again and again, while no purpose names a file: a file or question has a number, so a purpose without digit names none. */
export const samePerson: UnusualRule = {
  name: 'same-person',
  limits: repeated,
  select: sql`
    select actor, encode(person, 'hex') as about, count(*)::int as count, ${span}
    from looked where actor_kind = 'staff' and person is not null and ${opens} and coalesce(purpose, '') !~ '[0-9]'
    group by actor, person having count(*) >= ${repeated.opened}`,
}

const hours = { from: 6, until: 20, looks: 5 }
/** Nights, Saturdays and Sundays, in Brussels. */
export const outsideHours: UnusualRule = {
  name: 'outside-hours',
  limits: hours,
  select: sql`
    select actor, to_char(local, 'YYYY-MM-DD') as about, count(*)::int as count, ${span}
    from looked where actor_kind = 'staff' and ${looks}
      and (extract(hour from local) < ${hours.from} or extract(hour from local) >= ${hours.until} or extract(isodow from local) > 5)
    group by actor, to_char(local, 'YYYY-MM-DD') having count(*) >= ${hours.looks}`,
}

const words = { characters: 6, looks: 5 }
/** Purposes that say nothing: a few characters, or one character again and again. */
export const emptyPurpose: UnusualRule = {
  name: 'empty-purpose',
  limits: words,
  select: sql`
    select actor, '' as about, count(*)::int as count, ${span}
    from looked where actor_kind = 'staff' and purpose is not null and ${looks}
      and (char_length(btrim(purpose)) < ${words.characters} or btrim(purpose, left(purpose, 1)) = '')
    group by actor having count(*) >= ${words.looks}`,
}

const large = { letters: 1_000 }
export const largeExport: UnusualRule = {
  name: 'large-export',
  limits: large,
  select: sql`
    select actor, to_char(local, 'YYYY-MM-DD') as about, max((detail->>'exported')::int)::int as count, ${span}
    from looked where ${exports} and (detail->>'exported')::int >= ${large.letters}
    group by actor, to_char(local, 'YYYY-MM-DD')`,
}

const unopened = { searches: 20 }
/** Many searches on a day on which nothing was opened. */
export const searchesWithoutOpening: UnusualRule = {
  name: 'searches-without-opening',
  limits: unopened,
  select: sql`
    select actor, to_char(local, 'YYYY-MM-DD') as about, count(*)::int as count, ${span}
    from looked where actor_kind = 'staff' and ${looks}
    group by actor, to_char(local, 'YYYY-MM-DD')
    having count(*) filter (where ${searches}) >= ${unopened.searches} and count(*) filter (where ${opens}) = 0`,
}

/** Those that need nothing but the log; the names of people are compared in the archive. */
export const rulesOfLog: readonly UnusualRule[] = [
  manyPeople,
  samePerson,
  outsideHours,
  emptyPurpose,
  largeExport,
  searchesWithoutOpening,
]

/** The numbers of every rule, for the words that explain them. */
export const limitsOfRules: Readonly<Record<string, Readonly<Record<string, number>>>> = Object.fromEntries(
  rulesOfLog.map(({ name, limits }) => [name, limits]),
)
