import { LRUCache } from 'lru-cache'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Database } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import { type Membership, membershipsOf } from '../../core/tenants/members.ts'
import { type Id, showId } from '../../core/words/id.ts'
import { type Permission, permissionsOfRole, type Role } from '../../core/words/permission.ts'
import type { Session } from '../sessions/session.ts'
import type { AccessRule } from './access-rule.ts'
import { actFor } from './act-for.ts'
import type { Caller } from './caller.ts'

interface StaffDirectoryDeps {
  readonly database: Database
  readonly keyring: Keyring
}

export interface StaffMemberships {
  readonly memberships: readonly Membership[]
  readonly operator: Id<'member'> | undefined
}

export interface StaffDirectory {
  /** The entities for which a signed-in member of staff may work, at most half a minute old. */
  memberships(session: Session): Promise<StaffMemberships>
  staff(session: Session, wantedEntity: string | undefined, access: AccessRule): Promise<Caller>
  citizen(session: Session): Caller
}

export function openStaffDirectory(deps: StaffDirectoryDeps): StaffDirectory {
  const cache = new LRUCache<string, StaffMemberships>({ max: 5_000, ttl: 30_000 })
  const readMemberships = async ({ identity: { email } }: Session): Promise<StaffMemberships> => {
    if (email === undefined) return { memberships: [], operator: undefined }
    const known = cache.get(email)
    if (known !== undefined) return known
    const found = await membershipsOf(deps.database.app, email)
    cache.set(email, found)
    return found
  }
  return {
    memberships: readMemberships,
    staff: async (session, wanted, access) => {
      const found = await readMemberships(session)
      const membership = chosen(found.memberships, wanted)
      if (membership !== undefined) return staffOf(session, membership, found.operator)
      if (found.operator !== undefined) return operatorOf(deps, session, found.operator, wanted)
      if (wanted !== undefined)
        throw new Refusal('UP-1102', 'You do not work for the entity that Uitpost-Entity names.')
      if (access !== 'signed-in' && found.memberships.length > 1) {
        throw new Refusal('UP-1001', 'Name the entity you work for.', [
          {
            in: 'header',
            pointer: 'Uitpost-Entity',
            code: 'UP-1001',
            detail: 'You work for several entities; name one by its id or code.',
          },
        ])
      }
      return { kind: 'staff', test: false, actor: 'staff:unknown', session, permissions: new Set() }
    },
    citizen: (session) => ({
      kind: 'citizen',
      actor: `citizen:${citizenName(deps, session)}`,
      session,
      permissions: new Set(),
    }),
  }
}

function chosen(memberships: readonly Membership[], wanted: string | undefined): Membership | undefined {
  if (wanted === undefined) return memberships.length === 1 ? memberships[0] : undefined
  return memberships.find((each) => each.code === wanted || showId('entity', each.entity) === wanted)
}

function staffOf(session: Session, membership: Membership, operator: Id<'member'> | undefined): Caller {
  const { entity, code, entityName, entityStatus, roles, member } = membership
  const granted = permissionsOf(operator === undefined ? roles : [...roles, 'hub-operator'])
  return {
    kind: 'staff',
    test: false,
    actor: `staff:${member}`,
    session,
    permissions:
      entityStatus === 'suspended' ? new Set([...granted].filter((each) => each.endsWith(':read'))) : granted,
    entity: { id: entity, code, name: entityName, status: entityStatus },
  }
}

async function operatorOf(
  deps: StaffDirectoryDeps,
  session: Session,
  operator: Id<'member'>,
  wanted: string | undefined,
): Promise<Caller> {
  const caller = {
    kind: 'staff',
    test: false,
    actor: `staff:${operator}`,
    session,
    permissions: new Set<Permission>(['hub:operate']),
  } as const
  return wanted === undefined ? caller : { ...caller, ...(await actFor(deps, wanted)) }
}

export function permissionsOf(roles: readonly Role[]): Set<Permission> {
  return new Set(roles.flatMap((role) => permissionsOfRole[role]))
}

/**
 * The start of the blind index: the same person has the same value in the log, and no reader of the log can see which person it
 * is.
 */
function citizenName(deps: StaffDirectoryDeps, { identity }: Session): string {
  const index =
    identity.insz === undefined
      ? deps.keyring.blindIndex('enterprise-number', identity.enterprises[0]?.number ?? '')
      : deps.keyring.blindIndex('insz', identity.insz)
  return index.subarray(0, 12).toString('hex')
}
