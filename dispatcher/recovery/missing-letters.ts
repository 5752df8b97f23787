import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import type { EntityId, Id, MessageId, RecordId } from '../../core/words/id.ts'
import type { ChannelName } from '../../core/words/message.ts'
import type { Evidence } from './list-missing.ts'

/** `lost`: the database has no such message. `unprepared`: it has the message, and not its record. `planned`: it has both. */
export const missingStates = ['lost', 'unprepared', 'planned'] as const
export type MissingState = (typeof missingStates)[number]

/**
 * `send-again`: the hub hands it over as if it had not left; of a lost letter, its entity posts it again. `record`: it was sent, and archive and
 * timeline say so. `leave`: it is not sent, and nothing is recorded of it.
 */
export const decisions = ['send-again', 'record', 'leave'] as const
export type Decision = (typeof decisions)[number]

export interface MissingLetter {
  readonly message: MessageId
  readonly record: RecordId
  readonly entity: EntityId
  readonly entityCode: string
  readonly reference: string
  readonly channel: ChannelName
  readonly sealedAt: Date
  readonly state: MissingState
  readonly handedOver: 'certain' | 'possible' | 'unknown'
  readonly evidence: Evidence
  readonly pack: Id<'pack'> | null
  /** The number of its leaf in the published log. */
  readonly leaf: number | null
  readonly decision: Decision | null
}

/** Which letters of a list; absent members are not asked. */
export interface MissingFilter {
  readonly entity?: EntityId | undefined
  readonly channel?: string | undefined
  readonly state?: MissingState | undefined
  readonly handedOver?: string | undefined
  readonly message?: MessageId | undefined
  readonly undecided?: boolean | undefined
}

export function matching(recovery: Id<'recovery'>, filter: MissingFilter): SQL {
  const conditions = [
    sql`x.recovery = ${recovery}`,
    filter.entity && sql`x.entity = ${filter.entity}`,
    filter.channel && sql`x.channel = ${filter.channel}`,
    filter.state && sql`x.state = ${filter.state}`,
    filter.handedOver && sql`x.handed_over = ${filter.handedOver}`,
    filter.message && sql`x.message = ${filter.message}`,
    filter.undecided === true && sql`x.decision is null`,
  ]
  return sql.join(
    conditions.filter((each) => each !== undefined && each !== false && each !== ''),
    sql` and `,
  )
}

/** Letters in the order of their ids, after this one. */
export async function listMissing(
  hub: Queryable,
  recovery: Id<'recovery'>,
  filter: MissingFilter,
  { after, limit }: { readonly after?: MessageId | undefined; readonly limit: number },
): Promise<MissingLetter[]> {
  return hub.query<MissingLetter>(sql`
    select x.message, x.record, x.entity, e.code as "entityCode", x.reference, x.channel, x.sealed_at as "sealedAt", x.state,
      x.handed_over as "handedOver", x.evidence, x.pack, x.leaf, x.decision
    from missing_letter x join entity e on e.id = x.entity
    where ${matching(recovery, filter)} and x.message > ${after ?? '00000000-0000-0000-0000-000000000000'}
    order by x.message limit ${limit}`)
}

export interface MissingCount {
  readonly entityCode: string
  readonly channel: ChannelName
  readonly state: MissingState
  readonly handedOver: MissingLetter['handedOver']
  readonly decision: Decision | null
  readonly letters: number
}

/** How many letters there are of each kind. */
export async function countMissing(hub: Queryable, recovery: Id<'recovery'>): Promise<MissingCount[]> {
  return hub.query<MissingCount>(sql`
    select e.code as "entityCode", x.channel, x.state, x.handed_over as "handedOver", x.decision, count(*) as letters
    from missing_letter x join entity e on e.id = x.entity where x.recovery = ${recovery}
    group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`)
}
