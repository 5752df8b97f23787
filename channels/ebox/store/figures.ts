import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../core/db/database.ts'
import { dayMs } from '../../../core/durations.ts'
import { type CallsSeen, readCalls } from './calls.ts'
import type { ConsentAnswer } from './consents.ts'
import { followedLetters } from './followed-letters.ts'

/** What an operator sees of the eBox. */
export interface EboxFigures {
  /** Stored answers about consent, by answer and age. */
  readonly consents: readonly {
    readonly answer: ConsentAnswer
    /** Younger than a day, than a week, and older. */
    readonly day: number
    readonly week: number
    readonly older: number
    readonly oldestAt: Date
  }[]
  readonly letters: {
    /** In the eBox, and not known to be read. */
    readonly followed: number
    /** Of these, whose status was due more than an hour ago. */
    readonly overdue: number
    /** Since when the status of one of these has been due; null when none is. */
    readonly oldestDueAt: Date | null
    /** Accepted under our own key: their id in the eBox is unknown, so that reading is not known either. 10,000 at most. */
    readonly withoutId: number
  }
  /** Calls of the last seven days. */
  readonly calls: readonly CallsSeen[]
}

/** More are not counted: their rows are spread over the whole table. */
const maxWithoutId = 10_000

/** Figures for the screen of operators (hub's role); they count rows, and are not for every scrape. */
export async function readEboxFigures(hub: Queryable, now: Date): Promise<EboxFigures> {
  const before = (days: number): Date => new Date(now.getTime() - days * dayMs)
  const [consents, [letters], calls] = await Promise.all([
    hub.query<EboxFigures['consents'][number]>(sql`
      select answer, (count(*) filter (where asked_at > ${before(1)}))::int as day,
        (count(*) filter (where asked_at <= ${before(1)} and asked_at > ${before(7)}))::int as week,
        (count(*) filter (where asked_at <= ${before(7)}))::int as older, min(asked_at) as "oldestAt"
      from ebox_consent group by answer order by answer`),
    hub.query<EboxFigures['letters']>(sql`
      select ${followedLetters} as followed,
        (select count(*)::int from ebox_publication where poll_at < ${new Date(now.getTime() - 3_600_000)}) as overdue,
        (select min(poll_at) from ebox_publication where poll_at < ${now}) as "oldestDueAt",
        (select count(*)::int from (select from ebox_publication where poll_at is null and outcome = 'accepted'
          limit ${maxWithoutId}) few) as "withoutId"`),
    readCalls(hub, before(7)),
  ])
  if (letters === undefined) throw new Error('A statement without a table gives one row')
  return { consents, letters, calls }
}
