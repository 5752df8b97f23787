import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import type { EntityId, Id, MessageId } from '../../core/words/id.ts'
import { withoutPersons } from '../../core/words/text/without-persons.ts'
import { type IncomingItem, itemColumns, scanContext } from './incoming-item.ts'
import { attachItem, type IncomingDeps } from './receive-item.ts'

/** Whose tray: that of one entity, or that of the hub with what belongs to no entity yet. */
export type TrayScope = { readonly entity: EntityId } | 'hub'

const mine = (scope: TrayScope) => (scope === 'hub' ? sql`entity is null` : sql`entity = ${scope.entity}`)

/** Items of a tray, newest first. */
export async function listTray(
  hub: Queryable,
  scope: TrayScope,
  question: { readonly status: IncomingItem['status']; readonly before?: Id<'incoming'> | undefined },
  limit: number,
): Promise<IncomingItem[]> {
  const below = question.before === undefined ? sql`true` : sql`id < ${question.before}::uuid`
  return hub.query<IncomingItem>(sql`
    select ${itemColumns} from incoming_item where ${mine(scope)} and status = ${question.status} and ${below}
    order by id desc limit ${limit}`)
}

/** The scan of an item in the tray. @throws Refusal UP-1404; UP-3052 when it is no longer there. */
export async function readScan(deps: IncomingDeps, scope: TrayScope, id: Id<'incoming'>): Promise<Buffer> {
  const [row] = await deps.database.hub.query<{ sealed: Buffer | null }>(
    sql`select sealed from incoming_item where id = ${id} and ${mine(scope)}`,
  )
  if (row === undefined) throw new Refusal('UP-1404', 'There is no such item.')
  if (row.sealed === null) throw settled()
  return deps.keyring.open(row.sealed, scanContext(id))
}

/**
 * Attaches an item to a letter that a person found. @throws Refusal UP-1404; UP-3052 when the item was settled; UP-3010 when the
 * letter has no record any more.
 */
export async function attachByHand(
  deps: IncomingDeps,
  scope: TrayScope,
  id: Id<'incoming'>,
  message: MessageId,
  by: string,
): Promise<IncomingItem> {
  const bytes = await readScan(deps, scope, id)
  const [item] = await deps.database.hub.query<IncomingItem>(
    sql`select ${itemColumns} from incoming_item where id = ${id} and status = 'unmatched'`,
  )
  if (item === undefined) throw settled()
  const own = scope === 'hub' ? sql`true` : sql`entity = ${scope.entity}`
  const known = await deps.database.hub.query(sql`select from message where id = ${message} and not test and ${own}`)
  if (known.length === 0) throw new Refusal('UP-1404', 'There is no such letter.')
  const attached = await attachItem(deps, item, message, bytes, by)
  if (attached === undefined)
    throw new Refusal(
      'UP-3010',
      'The letter has no record to which the scan could be added: it was removed, or never made.',
    )
  return attached
}

/** Discards an item: its bytes are removed, the reason stays. @throws Refusal UP-1404; UP-3052 */
export async function discardItem(
  deps: Pick<IncomingDeps, 'database' | 'clock'>,
  scope: TrayScope,
  id: Id<'incoming'>,
  reason: string,
  by: string,
): Promise<IncomingItem> {
  const now = deps.clock.now()
  const [item] = await deps.database.hub.query<IncomingItem>(sql`
    update incoming_item set status = 'discarded', sealed = null, settled_by = ${by}, settled_at = ${now},
      settled_reason = ${withoutPersons(reason)}
    where id = ${id} and ${mine(scope)} and status = 'unmatched' returning ${itemColumns}`)
  if (item !== undefined) return item
  const known = await deps.database.hub.query(sql`select from incoming_item where id = ${id} and ${mine(scope)}`)
  throw known.length === 0 ? new Refusal('UP-1404', 'There is no such item.') : settled()
}

const settled = (): Refusal => new Refusal('UP-3052', 'This item was attached or discarded already.')
