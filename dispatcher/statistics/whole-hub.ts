import type { EntityId } from '../../core/words/id.ts'
import type { CountRow, TimeRow } from './counts.ts'

/** In the place of an entity: the sum over all entities, which operators read. */
export const wholeHub = '00000000-0000-0000-0000-000000000000' as EntityId

/** Operators see no template and no cost centre of an entity, so that the hub has sums of all letters only. */
const dimensionsOfHub: ReadonlySet<TimeRow['dimension']> = new Set(['all', 'channel'])

type Owned<Row> = Row & { readonly entity: EntityId }

/** The rows of the entity, and after them those that are added to the sum of the hub as well. */
export function withHubRows<Row extends Pick<CountRow | TimeRow, 'dimension'>>(
  entity: EntityId,
  rows: readonly Row[],
): Owned<Row>[] {
  const ofHub = rows.filter(({ dimension }) => dimensionsOfHub.has(dimension))
  return [...rows.map((row) => ({ ...row, entity })), ...ofHub.map((row) => ({ ...row, entity: wholeHub }))]
}
