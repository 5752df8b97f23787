import { sql } from 'drizzle-orm'
import { arrayOf } from '../../../core/db/array-of.ts'
import type { Queryable, Tx } from '../../../core/db/database.ts'
import { rowsOf } from '../../../core/db/rows-of.ts'
import type { EntityId } from '../../../core/words/id.ts'

export const eboxTargets = ['citizen', 'enterprise'] as const
export type EboxTarget = (typeof eboxTargets)[number]

/** What the eBox registered for an entity: these three belong together, and are for one kind of recipient. */
export interface EboxSender {
  readonly target: EboxTarget
  /** Key of a message class; absent: every class without an entry of its own. */
  readonly class?: string
  /** KBO number of the sending organisation, 10 digits. */
  readonly organization: string
  readonly application: string
  readonly messageType: string
}

/** Replaces all entries of the entity in scope. */
export async function saveSenders(tx: Tx, entity: EntityId, senders: readonly EboxSender[]): Promise<void> {
  await tx.query(sql`delete from ebox_sender where entity = ${entity}`)
  if (senders.length === 0) return
  await tx.query(sql`
    insert into ebox_sender (entity, target, class, organization, application, message_type)
    select ${entity}::uuid, new.*
    from ${rowsOf(
      'new',
      {
        target: ['text', (each) => each.target],
        class: ['text', (each) => each.class ?? ''],
        organization: ['text', (each) => each.organization],
        application: ['text', (each) => each.application],
        messageType: ['text', (each) => each.messageType],
      },
      senders,
    )}`)
}

export async function listSenders(db: Queryable, entity: EntityId): Promise<EboxSender[]> {
  const rows = await db.query<EboxSender & { class: string }>(sql`
    select target, class, organization, application, message_type as "messageType"
    from ebox_sender where entity = ${entity} order by target, class`)
  return rows.map(({ class: key, ...rest }) => ({ ...rest, ...(key !== '' && { class: key }) }))
}

/** What is known of an entity's use of the eBox. */
export interface EntityOnEbox {
  /** Whether its published decision is recorded. */
  readonly decided: boolean
  readonly senders: readonly EboxSender[]
}

/** The entities that are connected or have recorded their decision, in one statement (hub's role). */
export async function entitiesOnEbox(
  hub: Queryable,
  entities: readonly EntityId[],
): Promise<ReadonlyMap<EntityId, EntityOnEbox>> {
  const wanted = arrayOf('uuid', [...new Set(entities)])
  const rows = await hub.query<{ entity: EntityId; decided: boolean; senders: EboxSender[] }>(sql`
    select e.entity, exists (select from ebox_decision d where d.entity = e.entity) as decided,
      coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('target', s.target, 'class', nullif(s.class, ''),
        'organization', s.organization, 'application', s.application, 'messageType', s.message_type)))
        from ebox_sender s where s.entity = e.entity), '[]') as senders
    from unnest(${wanted}) as e(entity)`)
  return new Map(rows.map(({ entity, decided, senders }) => [entity, { decided, senders }]))
}

/** The entry for a letter: that of its class, or else the one for every class. */
export function senderFor(
  { senders }: EntityOnEbox,
  target: EboxTarget,
  messageClass: string | undefined,
): EboxSender | undefined {
  const mine = senders.filter((each) => each.target === target)
  return mine.find((each) => each.class === messageClass) ?? mine.find((each) => each.class === undefined)
}
