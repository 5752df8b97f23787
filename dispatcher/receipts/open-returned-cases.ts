import { sql } from 'drizzle-orm'
import { collectors } from '../../channels/collectors.ts'
import type { Receipt } from '../../channels/port.ts'
import { isPaper } from '../../channels/traits.ts'
import type { Tx } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import { dayMs } from '../../core/durations.ts'
import { type MessageId, newId } from '../../core/words/id.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import type { TrackedMessage } from '../message/tracked-message.ts'

/** A letter on paper that came back. */
export interface CameBack {
  readonly message: TrackedMessage
  readonly sequence: number
  readonly reason: string
  readonly at: Date
}

/** The notice in the inbox stays for this long, unless a new address is confirmed earlier. */
export const noticeDays = 30

export function cameBackOf(message: TrackedMessage, receipts: readonly Receipt[]): CameBack[] {
  return receipts.flatMap(({ type, sequence, at, detail }) => {
    const channel = message.deliveries[sequence - 1]?.channel
    if (type !== 'returned' || channel === undefined || !isPaper(channel)) return []
    return [{ message, sequence, reason: (detail['reason'] ?? 'unknown').slice(0, 60), at }]
  })
}

/**
 * Opens a case for each letter that came back, once per delivery (hub's role). The policy of its class decides what follows:
 * `send-again` leaves the case to staff, `ask-citizen` shows the notice at once where the recipient has a number, and `stop` asks
 * for nothing.
 */
export async function openReturnedCases(
  tx: Tx,
  cameBack: readonly CameBack[],
  recipients: ReadonlyMap<MessageId, Recipient>,
  now: Date,
): Promise<void> {
  if (cameBack.length === 0) return
  const letters = cameBack.map(({ message, sequence }) => ({ message: message.id, sequence }))
  const found = await Promise.all([...collectors.values()].map((collector) => collector.originsOf(tx, letters)))
  const origins = new Map(found.flat().map((each) => [`${each.message}.${each.sequence}`, each]))
  const originOf = ({ message, sequence }: CameBack) => origins.get(`${message.id}.${sequence}`)
  await tx.query(sql`
    insert into returned_case (id, entity, test, message, sequence, reason, returned_at, contract, run, zone, country, person,
      policy, status, decision, decided_at, decided_by, notice_until, created_at)
    select new.id, new.entity, new.test, new.message, new.sequence, new.reason, new.returned_at, new.contract, new.run, new.zone,
      new.country, new.person, rule.policy,
      case when rule.decision is null then 'open' else 'decided' end, rule.decision,
      case when rule.decision is not null then ${now}::timestamptz end, case when rule.decision is not null then 'class' end,
      case when rule.decision = 'asked' then ${new Date(now.getTime() + noticeDays * dayMs)}::timestamptz end, ${now}
    from ${rowsOf(
      'new',
      {
        id: ['uuid', () => newId('returnedCase', now)],
        entity: ['uuid', (each) => each.message.entity],
        test: ['boolean', (each) => each.message.test],
        message: ['uuid', (each) => each.message.id],
        sequence: ['int', (each) => each.sequence],
        reason: ['text', (each) => each.reason],
        returned_at: ['timestamptz', (each) => each.at],
        contract: ['uuid', (each) => originOf(each)?.contract ?? null],
        run: ['uuid', (each) => originOf(each)?.run ?? null],
        zone: ['text', (each) => originOf(each)?.zone ?? null],
        country: ['text', (each) => recipients.get(each.message.id)?.address?.country ?? null],
        person: ['bytea', (each) => each.message.recipientIndex?.subarray(0, 16) ?? null],
        class: ['text', (each) => each.message.class],
      },
      cameBack,
    )}
    left join message_class c on c.entity = new.entity and c.key = new.class
    cross join lateral (
      select coalesce(c.when_returned, 'send-again') as policy,
        case c.when_returned when 'stop' then 'stopped'
          when 'ask-citizen' then case when new.person is not null then 'asked' end end as decision
    ) rule
    on conflict (message, sequence) do nothing`)
}
