import { sql } from 'drizzle-orm'
import type { Queryable, Tx } from '../../../../core/db/database.ts'
import { rowsOf } from '../../../../core/db/rows-of.ts'
import type { EntityId } from '../../../../core/words/id.ts'
import type { DeliveryRef } from '../../../collector.ts'

/** What the operator reports about an item, in the words of the hub. */
export const trackingKinds = ['presented', 'notice-left', 'collected', 'refused', 'not-collected', 'returned'] as const
export type TrackingKind = (typeof trackingKinds)[number]

export interface ItemToTrack extends DeliveryRef {
  readonly entity: EntityId
  readonly barcode: string
  readonly account: string
}
export interface ItemEvent extends DeliveryRef {
  readonly entity: EntityId
  readonly kind: TrackingKind
  readonly at: Date
}
/** A proof that is in the record. */
export interface StoredProof extends DeliveryRef {
  readonly entity: EntityId
  readonly reference: string
  readonly kind: string
  readonly sha256: string
}

const key = { message: 'uuid', sequence: 'int' } as const
/** After this many days without an end an item is no longer tracked: 15 days to collect it, and the way back. */
const trackedDays = 60

/** Begins to track the items of letters that were handed over (hub's role). */
export async function beginTracking(tx: Queryable, now: Date): Promise<void> {
  await tx.query(sql`
    update print_registered_item i set track_at = ${now}
    from print_letter l
    where l.message = i.message and l.sequence = i.sequence and i.track_at is null and not i.track_ended and i.state = 'announced'
      and l.state in ('handed-over', 'accepted', 'printed', 'posted')`)
}

export async function itemsToTrack(hub: Queryable, now: Date, limit: number): Promise<ItemToTrack[]> {
  return hub.query<ItemToTrack>(sql`
    select message, sequence, entity, barcode, account from print_registered_item
    where track_at <= ${now} order by track_at limit ${limit}`)
}

/** Stores reports. @returns those that were not known yet. */
export async function addItemEvents(tx: Tx, events: readonly ItemEvent[]): Promise<ItemEvent[]> {
  if (events.length === 0) return []
  return tx.query<ItemEvent>(sql`
    insert into print_registered_event (message, sequence, entity, kind, at)
    select * from ${rowsOf<ItemEvent>('new', { ...key, entity: 'uuid', kind: 'text', at: 'timestamptz' }, events)}
    on conflict do nothing returning message, sequence, entity, kind, at`)
}

/** Sets the next time at which items are tracked; null, or an item that is too old, ends their tracking. */
export async function scheduleTracking(
  tx: Queryable,
  items: readonly (DeliveryRef & { readonly trackAt: Date | null })[],
): Promise<void> {
  if (items.length === 0) return
  await tx.query(sql`
    update print_registered_item i set
      track_at = case when i.announced_at > given.track_at - make_interval(days => ${trackedDays}) then given.track_at end,
      track_ended = given.track_at is null or i.announced_at <= given.track_at - make_interval(days => ${trackedDays})
    from ${rowsOf(
      'given',
      {
        message: ['uuid', (each) => each.message],
        sequence: ['int', (each) => each.sequence],
        track_at: ['timestamptz', (each) => each.trackAt],
      },
      items,
    )}
    where i.message = given.message and i.sequence = given.sequence`)
}

export async function knownProofs(hub: Queryable, items: readonly DeliveryRef[]): Promise<ReadonlySet<string>> {
  if (items.length === 0) return new Set()
  const rows = await hub.query<{ reference: string }>(sql`
    select p.reference from ${rowsOf<DeliveryRef>('given', key, items)}
    join print_registered_proof p on p.message = given.message and p.sequence = given.sequence`)
  return new Set(rows.map((row) => row.reference))
}

export async function noteProof(hub: Queryable, proof: StoredProof, now: Date): Promise<void> {
  await hub.query(sql`
    insert into print_registered_proof (message, sequence, entity, reference, kind, sha256, stored_at)
    values (${proof.message}, ${proof.sequence}, ${proof.entity}, ${proof.reference}, ${proof.kind}, ${proof.sha256}, ${now})
    on conflict do nothing`)
}

/** The registered item of a message as its entity sees it: with the role of the entity, its own only. */
export interface ShownItem {
  readonly sequence: number
  readonly product: string
  readonly barcode: string | null
  readonly state: string
  readonly reason: string | null
  readonly announcedAt: Date | null
  readonly events: readonly { readonly kind: TrackingKind; readonly at: string }[]
  readonly proofs: readonly { readonly kind: string; readonly sha256: string; readonly storedAt: string }[]
}
export async function showItems(db: Queryable, message: string): Promise<ShownItem[]> {
  return db.query<ShownItem>(sql`
    select i.sequence, i.product, i.barcode, i.state, i.reason, i.announced_at as "announcedAt",
      (select coalesce(jsonb_agg(jsonb_build_object('kind', e.kind, 'at', e.at) order by e.at, e.kind), '[]')
        from print_registered_event e where e.message = i.message and e.sequence = i.sequence) as events,
      (select coalesce(jsonb_agg(jsonb_build_object('kind', p.kind, 'sha256', p.sha256, 'storedAt', p.stored_at) order by p.stored_at), '[]')
        from print_registered_proof p where p.message = i.message and p.sequence = i.sequence) as proofs
    from print_registered_item i where i.message = ${message} order by i.sequence`)
}

/** Items by state, for monitoring; `drawn`: numbers on letters that are no item yet, or never became one. */
export async function countItems(hub: Queryable): Promise<{ state: string; items: number }[]> {
  return hub.query(sql`
    select state, count(*)::int as items from print_registered_item group by state
    union all
    select 'drawn', count(*)::int from print_drawn_barcode d
    where not exists (select from print_registered_item i where i.barcode = d.barcode)`)
}
