import { and, desc, eq, isNull, lt, sql } from 'drizzle-orm'
import type { Queryable, Tx } from '../db/database.ts'
import { Refusal } from '../fault.ts'
import { type EntityId, type Id, newId } from '../words/id.ts'
import type { Localized } from '../words/language.ts'
import type { Role } from '../words/permission.ts'
import { type EntityStatus, member } from './schema.ts'

export type MemberRow = typeof member.$inferSelect

export interface WantedMember {
  /** By which the person is known when they sign in. */
  readonly email: string
  readonly name: string
  readonly roles: readonly Role[]
}

/** Lets a person work for an entity, or (`entity` null, as the hub) for the hub itself. @throws Refusal UP-3002 when they already do. */
export async function addMember(tx: Tx, entity: EntityId | null, wanted: WantedMember, now: Date): Promise<MemberRow> {
  const [made] = await tx.orm
    .insert(member)
    .values({ ...wanted, roles: [...wanted.roles], id: newId('member', now), entity, createdAt: now })
    .onConflictDoNothing()
    .returning()
  if (made === undefined) throw new Refusal('UP-3002', 'This person is already a member.')
  return made
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

/** The row stays, for the audit log names it. @throws Refusal UP-1404 */
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

/** For whom a signed-in person may work. */
export interface Membership {
  readonly member: Id<'member'>
  readonly entity: EntityId
  readonly code: string
  readonly entityName: Localized
  readonly entityStatus: EntityStatus
  readonly roles: readonly Role[]
}

/** Everything that an email address of the identity provider opens. */
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
