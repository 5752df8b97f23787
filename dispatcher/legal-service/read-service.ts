import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import { serviceRulesOfMessage } from '../../core/tenants/service-rules-column.ts'
import type { MessageId } from '../../core/words/id.ts'
import { decodeEntries } from '../lifecycle/event-entries.ts'
import { serviceOf } from './service-of.ts'
import type { LegalService, ServiceEvent, ServiceFacts, ServiceRules } from './service-rules.ts'

interface Row {
  readonly rules: ServiceRules | null
  readonly postage: ServiceFacts['postage']
  readonly final: boolean
  readonly deliveries: ServiceFacts['deliveries']
  readonly moments: readonly { readonly at: string; readonly entries: string }[]
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
  const [row] = await hub.query<Row>(sql`
    select m.postage, m.final,
      ${serviceRulesOfMessage} as rules,
      (select coalesce(jsonb_agg(jsonb_build_object('seq', d.seq, 'channel', d.channel) order by d.seq), '[]')
        from delivery d where d.message_id = m.id) as deliveries,
      (select coalesce(jsonb_agg(jsonb_build_object('at', e.at, 'entries', encode(e.entries, 'hex')) order by e.seq), '[]')
        from event e where e.message_id = m.id) as moments
    from message m where m.id = ${message}`)
  if (row === undefined || row.rules === null || row.rules.objectionTerm === null) return undefined
  const told = row.moments.flatMap(({ at, entries }) =>
    decodeEntries(Buffer.from(entries, 'hex')).map((event): ServiceEvent => ({ ...event, at: new Date(at) })),
  )
  const events = reading === undefined ? told : [...told, { type: 'read', ...reading }]
  return serviceOf(row.rules, { ...row, events }, now)
}
