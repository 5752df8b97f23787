import { sql } from 'drizzle-orm'
import { messagesOfPerson } from '../../archive/read/messages-of-person.ts'
import { channelTraits, isPaper } from '../../channels/traits.ts'
import type { Queryable } from '../../core/db/database.ts'
import { dayMs } from '../../core/durations.ts'
import { channelNames } from '../../core/words/message.ts'

/** Letters of one person of which the channel was decided, so that another choice does not concern them. */
export interface LettersUnderWay {
  /** Letters that are planned for a print run, or that a printer has. */
  readonly toPrinter: number
  readonly unopened: number
  /** Of the unopened: letters that follow on paper at the end of their reading term. */
  readonly unopenedWithTerm: number
  /** The end of the first of these terms. */
  readonly firstTermEnds: Date | null
}

/** Reading terms last a year at most, and hardly ever more than a month. */
const maxAgeDays = 120

// Literals, so that the plan is cached.
const named = (wanted: (name: (typeof channelNames)[number]) => boolean) =>
  sql.raw(
    channelNames
      .filter(wanted)
      .map((name) => `'${name}'`)
      .join(', '),
  )
const onPaper = named(isPaper)
const inOurInbox = named((name) => channelTraits[name].alertedByHub)

/**
 * What is under way to a person, of all senders, by one statement over the index of records by recipient (hub's role). The caller has checked that the
 * reader decides for this person.
 * @param person blind index
 */
export async function lettersUnderWay(hub: Queryable, person: Uint8Array, now: Date): Promise<LettersUnderWay> {
  const since = new Date(now.getTime() - maxAgeDays * dayMs)
  const [row] = await hub.query<LettersUnderWay>(sql`
    with own as materialized (${messagesOfPerson(person, since)})
    select
      (count(*) filter (where d.channel in (${onPaper}) and d.status in ('planned', 'handed-over')))::int as "toPrinter",
      (count(*) filter (where d.channel in (${inOurInbox}) and d.status = 'delivered' and m.status = 'delivered'))::int as unopened,
      (count(*) filter (where followed))::int as "unopenedWithTerm",
      min(t.due_at) filter (where followed) as "firstTermEnds"
    from own join message m on m.id = own.message
    join delivery d on d.message_id = m.id and d.seq = m.last_delivery and not d.simulated
    left join timer t on t.subject = m.id and t.kind = 'unread' and t.seq = d.seq
    cross join lateral (select d.channel in (${inOurInbox}) and d.status = 'delivered' and m.status = 'delivered'
      and t.due_at is not null and m.next->>'channel' in (${onPaper}) as followed) as f
    where m.status in ('processing', 'sent', 'delivered')`)
  return row ?? { toPrinter: 0, unopened: 0, unopenedWithTerm: 0, firstTermEnds: null }
}
