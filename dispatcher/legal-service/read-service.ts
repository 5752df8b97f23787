import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import { serviceRulesOfMessage } from '../../core/tenants/service-rules-column.ts'
import type { MessageId } from '../../core/words/id.ts'
import { decodeEntries } from '../lifecycle/event-entries.ts'
import type { RecordedEvent } from '../lifecycle/message-event.ts'
import { serviceOf } from './service-of.ts'
import type { LegalService, ServiceEvent, ServiceFacts, ServiceRules } from './service-rules.ts'

/** A letter whose class has a term, with its whole timeline. */
interface Timeline {
  readonly rules: ServiceRules
  readonly postage: ServiceFacts['postage']
  readonly final: boolean
  readonly deliveries: ServiceFacts['deliveries']
  readonly events: readonly TimelineEvent[]
}
type TimelineEvent = RecordedEvent & { readonly at: Date; readonly sequence: number }

interface Row extends Omit<Timeline, 'events'> {
  readonly message: MessageId
  readonly moments: readonly { readonly seq: number; readonly at: string; readonly entries: string }[]
}

/**
 * When a letter counts as received, for its reader (hub's role): the caller has checked that it is theirs. A reading of this moment may
 * not be in the timeline yet, and is given in `now`.
 */
export async function readService(
  hub: Queryable,
  message: MessageId,
  reading: { readonly delivery: number; readonly at: Date } | undefined,
  now: Date,
): Promise<LegalService | undefined> {
  const found = (await readTimelines(hub, [message])).get(message)
  if (found === undefined) return undefined
  const events: readonly ServiceEvent[] =
    reading === undefined ? found.events : [...found.events, { type: 'read', ...reading }]
  return serviceOf(found.rules, { ...found, events }, now)
}

/**
 * When letters counted as received, as it was known right after an event of each: a function of the timeline until then, so that an
 * event says the same whenever it is read. Undefined where the class has no term or nothing counts.
 */
export async function readServiceAfter(
  reader: Queryable,
  lines: readonly { readonly message: MessageId; readonly sequence: number }[],
): Promise<(LegalService | undefined)[]> {
  const timelines = await readTimelines(reader, [...new Set(lines.map(({ message }) => message))])
  return lines.map(({ message, sequence }) => {
    const timeline = timelines.get(message)
    return timeline === undefined ? undefined : serviceAfter(timeline, sequence)
  })
}

/** When these letters counted as received, as it is known now; those whose class has no term, or of which nothing counts, are left out. */
export async function readServices(
  reader: Queryable,
  messages: readonly MessageId[],
  now: Date,
): Promise<ReadonlyMap<MessageId, LegalService>> {
  const services = new Map<MessageId, LegalService>()
  for (const [message, { rules, ...facts }] of await readTimelines(reader, messages)) {
    const service = serviceOf(rules, facts, now)
    if (service !== undefined) services.set(message, service)
  }
  return services
}

function serviceAfter({ rules, postage, deliveries, events }: Timeline, sequence: number): LegalService | undefined {
  const until = events.filter((event) => event.sequence <= sequence)
  const last = until.at(-1)
  if (last === undefined) return undefined
  const begun = new Set(until.map(({ delivery }) => delivery))
  const facts = { postage, final: last.final === true, deliveries: deliveries.filter(({ seq }) => begun.has(seq)) }
  return serviceOf(rules, { ...facts, events: until }, last.at)
}

/** The timelines of those of these letters whose class has a term; of the others only the rules are looked up. */
async function readTimelines(reader: Queryable, messages: readonly MessageId[]): Promise<Map<MessageId, Timeline>> {
  if (messages.length === 0) return new Map()
  const rows = await reader.query<Row>(sql`
    select m.id as message, m.postage, m.final, r.rules,
      (select coalesce(jsonb_agg(jsonb_build_object('seq', d.seq, 'channel', d.channel) order by d.seq), '[]')
        from delivery d where d.message_id = m.id) as deliveries,
      (select coalesce(jsonb_agg(jsonb_build_object('seq', e.seq, 'at', e.at, 'entries', encode(e.entries, 'hex')) order by e.seq), '[]')
        from event e where e.message_id = m.id) as moments
    from ${rowsOf(
      'given',
      { id: 'uuid' },
      messages.map((id) => ({ id })),
    )}
    join message m on m.id = given.id
    cross join lateral (select ${serviceRulesOfMessage} as rules) r
    where jsonb_typeof(r.rules -> 'objectionTerm') = 'object'`)
  return new Map(
    rows.map(({ message, moments, ...row }) => [
      message,
      {
        ...row,
        events: moments.flatMap(({ seq, at, entries }) =>
          decodeEntries(Buffer.from(entries, 'hex')).map((event, index) => ({
            ...event,
            at: new Date(at),
            sequence: seq + index,
          })),
        ),
      },
    ]),
  )
}
