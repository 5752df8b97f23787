import { and, desc, eq, isNull, lt, or, sql } from 'drizzle-orm'
import type { Queryable, Tx } from '../db/database.ts'
import { type Fault, Refusal } from '../fault.ts'
import { type EntityId, type Id, newId } from '../words/id.ts'
import type { Localized } from '../words/language.ts'
import type { Role } from '../words/permission.ts'
import { type EntityStatus, entity as entityTable, member } from './schema.ts'

export type MemberRow = typeof member.$inferSelect

export interface WantedMember {
  /** The address that identifies the person when they sign in. */
  readonly email: string
  readonly name: string
  readonly roles: readonly Role[]
}

/**
 * Makes a person a member of an entity, or (`entity` null, as the hub) of the hub itself. @throws Refusal UP-3002 when they
 * already are.
 */
export async function addMember(tx: Tx, entity: EntityId | null, wanted: WantedMember, now: Date): Promise<MemberRow> {
  const [made] = await tx.orm
    .insert(member)
    .values({ ...wanted, roles: [...wanted.roles], id: newId('member', now), entity, createdAt: now })
    .onConflictDoNothing()
    .returning()
  if (made === undefined) throw new Refusal('UP-3002', 'This person is already a member.')
  return made
}

/** Adds those who were never a member, as the entity; a person who was removed stays so. */
export async function addNewMembers(
  tx: Tx,
  entity: EntityId,
  wanted: readonly WantedMember[],
  now: Date,
): Promise<void> {
  const rows = await tx.orm.select({ email: member.email }).from(member).where(eq(member.entity, entity))
  const known = new Set(rows.map(({ email }) => email))
  for (const each of wanted) if (!known.has(each.email)) await addMember(tx, entity, each, now)
}

/** What an operator gave an entity, and whether it had administrators before. */
export interface GivenAdministrator {
  readonly row: MemberRow
  readonly restored: boolean
}

/**
 * Gives an entity that has no administrator one, as the hub. An entity that ever had a member is not new: its last administrator
 * left, and may not have agreed that an operator chooses the next one. A reason is then required, for the next administrator to
 * read. The administrator may not be an operator of the hub: an operator could otherwise give themself every right in the entity.
 * @throws Refusal UP-1102 when more is requested, when there is an administrator, or when the address belongs to an operator;
 * UP-1001 when the reason is missing.
 */
export async function addFirstAdministrator(
  tx: Tx,
  entity: EntityId,
  wanted: WantedMember,
  reason: string | undefined,
  now: Date,
): Promise<GivenAdministrator> {
  if (wanted.roles.some((role) => role !== 'entity-admin'))
    throw new Refusal('UP-1102', 'An operator can give an entity its first entity-admin, and no other role.')
  // Two operators at the same time would both find no administrator: the lock on the entity's row makes one wait.
  await tx.orm.select({ id: entityTable.id }).from(entityTable).where(eq(entityTable.id, entity)).for('update')
  const sameAddress = sql`lower(${member.email}) = lower(${wanted.email})`
  const known = await tx.orm
    .select({ entity: member.entity, roles: member.roles, removedAt: member.removedAt })
    .from(member)
    .where(or(eq(member.entity, entity), and(isNull(member.entity), sameAddress)))
  const present = known.filter(({ removedAt }) => removedAt === null)
  if (present.some((each) => each.entity === entity && each.roles.includes('entity-admin')))
    throw new Refusal('UP-1102', 'This entity has an administrator, who adds other members.')
  if (present.some((each) => each.entity === null))
    throw new Refusal('UP-1102', 'An operator of the hub cannot be made administrator of an entity by an operator.')
  const restored = known.some((each) => each.entity === entity)
  if (restored && (reason ?? '').trim() === '') throw new Refusal('UP-1001', 'Say why.', [reasonLacks])
  return { row: await addMember(tx, entity, wanted, now), restored }
}

const reasonLacks: Fault = {
  in: 'body',
  pointer: '/reason',
  code: 'UP-1001',
  detail: 'This entity had administrators before. Say why the hub gives it one now; its next administrator reads this.',
}

/** @throws Refusal UP-1404 */
export async function changeRoles(tx: Tx, id: Id<'member'>, roles: readonly Role[]): Promise<MemberRow> {
  const [changed] = await tx.orm
    .update(member)
    .set({ roles: [...roles] })
    .where(and(eq(member.id, id), isNull(member.removedAt)))
    .returning()
  if (changed === undefined) throw new Refusal('UP-1404', 'There is no such member.')
  return changed
}

/** Whether a member of the entity has this address. As the entity. */
export async function isMemberAddress(tx: Tx, entity: EntityId, email: string): Promise<boolean> {
  const [row] = await tx.query<{ one: number }>(sql`
    select 1 as one from member
    where entity = ${entity} and removed_at is null and lower(email) = lower(${email}) limit 1`)
  return row !== undefined
}

/** The administrators of these entities, as the hub. */
export async function listAdministrators(
  hub: Queryable,
  entities: readonly EntityId[],
): Promise<{ readonly id: Id<'member'>; readonly entity: EntityId; readonly email: string }[]> {
  return hub.query(sql`
    select id, entity, email from member
    where entity = any(${sql.param([...entities])}::uuid[]) and removed_at is null and 'entity-admin' = any(roles)`)
}

/** The row stays, since the audit log refers to it. @throws Refusal UP-1404 */
export async function removeMember(tx: Tx, id: Id<'member'>, now: Date): Promise<void> {
  const removed = await tx.orm
    .update(member)
    .set({ removedAt: now })
    .where(and(eq(member.id, id), isNull(member.removedAt)))
    .returning({ id: member.id })
  if (removed.length === 0) throw new Refusal('UP-1404', 'There is no such member.')
}

/** Newest first. */
export async function listMembers(tx: Tx, limit: number, before?: Id<'member'>): Promise<MemberRow[]> {
  return tx.orm
    .select()
    .from(member)
    .where(and(isNull(member.removedAt), before === undefined ? undefined : lt(member.id, before)))
    .orderBy(desc(member.id))
    .limit(limit)
}

/** An entity for which a signed-in person may work. */
export interface Membership {
  readonly member: Id<'member'>
  readonly entity: EntityId
  readonly code: string
  readonly entityName: Localized
  readonly entityStatus: EntityStatus
  readonly roles: readonly Role[]
}

/** All memberships of an email address of the identity provider. */
export async function membershipsOf(
  app: Queryable,
  email: string,
): Promise<{ memberships: Membership[]; operator: Id<'member'> | undefined }> {
  const [memberships, operators] = await Promise.all([
    app.query<Membership>(
      sql`select member, entity, code, entity_name as "entityName", entity_status as "entityStatus", roles from entities_of_member(${email})`,
    ),
    app.query<{ member: Id<'member'> }>(sql`select member from operator_of_hub(${email})`),
  ])
  return { memberships, operator: operators[0]?.member }
}
