import { sql } from 'drizzle-orm'
import type { Keyring } from '../../../../core/crypto/keyring.ts'
import type { Queryable } from '../../../../core/db/database.ts'
import type { MessageId } from '../../../../core/words/id.ts'
import { type Decider, openDecider, type Service, type ServiceState } from '../guard.ts'
import type { InboxItemId } from '../item.ts'

/** What the sender of a letter may know of it in the inbox: whether and by whom it was opened, and what was decided. */
export interface Reading {
  readonly service?: Service
  /** Absent for a term that ended. */
  readonly by?: Decider
  readonly opened?: { readonly at: Date; readonly capacity: Decider['capacity'] }
  readonly leavesAt?: Date
}

interface Row {
  id: InboxItemId
  service: ServiceState | null
  ends_at: Date | null
  decided_at: Date | null
  decided_name: Buffer | null
  read_at: Date | null
  capacity: Decider['capacity'] | null
  leaves_at: Date | null
}

/**
 * The reading of a letter that was handed over to the inbox (hub's role); undefined when it is not there, or not any more. The caller
 * has checked that the message is of the sender who asks.
 */
export async function findReading(hub: Queryable, message: MessageId, keyring: Keyring): Promise<Reading | undefined> {
  // The id of an item begins with the time of its message, by which the primary key finds it.
  const [row] = await hub.query<Row>(sql`
    select i.id, g.service, g.ends_at, g.decided_at, g.decided_name, i.read_at, s.leaves_at,
      case when i.read_at is not null then case when i.read_by = i.person then 'self' else 'representative' end end as capacity
    from inbox_item i left join inbox_guard g on g.item = i.id left join inbox_stay s on s.item = i.id
    where i.id >= ${lowestOf(message)}::uuid and i.id <= ${highestOf(message)}::uuid and i.message = ${message}::uuid
      and not i.by_post order by i.sequence desc limit 1`)
  if (row === undefined) return undefined
  const { service, ends_at: endsAt, decided_at: decidedAt, decided_name: by, read_at: at, capacity, leaves_at } = row
  return {
    ...(service !== null &&
      endsAt !== null && { service: { state: service, endsAt, ...(decidedAt && { decidedAt }) } }),
    ...(by !== null && { by: openDecider(by, row.id, keyring) }),
    ...(at !== null && capacity !== null && { opened: { at, capacity } }),
    ...(leaves_at !== null && { leavesAt: leaves_at }),
  }
}

const lowestOf = (message: MessageId): string => `${message.slice(0, 13)}-7000-8000-000000000000`
const highestOf = (message: MessageId): string => `${message.slice(0, 13)}-7fff-bfff-ffffffffffff`
