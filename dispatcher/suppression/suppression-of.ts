import { type SQL, sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { EntityId } from '../../core/words/id.ts'
import type { ChannelName } from '../../core/words/message.ts'
import type { SuppressionReason } from './suppressed-address.ts'

/** An entry that keeps letters of `entity`, or of all, from an address. */
export interface SuppressionRow {
  readonly channel: ChannelName
  readonly address: Buffer
  readonly reason: SuppressionReason
  /** Null: of all entities. */
  readonly entity: EntityId | null
}

/** The entries about these addresses that count for letters of these entities, as rows of a statement. */
export function suppressionRows(addresses: readonly Buffer[], entities: readonly EntityId[]): SQL {
  return sql`select s.channel, s.address, s.reason, case when not s.for_all then s.entity end as entity from suppressed_address s
    where s.address = any(${arrayOf('bytea', addresses)}) and (s.for_all or s.entity = any(${arrayOf('uuid', entities)}))`
}

/** Answers from such rows whether an address is not used for a letter of an entity, and why. */
export function readSuppressions(
  rows: readonly SuppressionRow[],
): (entity: EntityId, channel: ChannelName, address: Buffer) => SuppressionReason | undefined {
  const nameOf = (entity: EntityId | null, channel: ChannelName, address: Buffer): string =>
    `${entity ?? 'all'}/${channel}/${address.toString('hex')}`
  const reasons = new Map(rows.map((row) => [nameOf(row.entity, row.channel, row.address), row.reason]))
  return (entity, channel, address) =>
    reasons.get(nameOf(null, channel, address)) ?? reasons.get(nameOf(entity, channel, address))
}
