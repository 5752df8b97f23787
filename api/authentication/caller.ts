import { Refusal } from '../../core/fault.ts'
import type { EntityStatus } from '../../core/tenants/schema.ts'
import type { EntityId, Id } from '../../core/words/id.ts'
import type { Localized } from '../../core/words/language.ts'
import type { Permission } from '../../core/words/permission.ts'
import type { Session } from '../sessions/session.ts'

export interface CallerEntity {
  readonly id: EntityId
  readonly code: string
  readonly name: Localized
  readonly status: EntityStatus
}

interface Known {
  /** The actor as templates, audit and timeline record it: an API key counts as a person of its own. */
  readonly actor: string
  readonly permissions: ReadonlySet<Permission>
}

/** The caller of a request. */
export type Caller =
  | ({ readonly kind: 'anonymous' } & Known)
  | ({
      readonly kind: 'key'
      readonly key: Id<'apiKey'>
      /** Test keys see and create test data only. */
      readonly test: boolean
      /** Absent for a key of the hub that names no entity. */
      readonly entity?: CallerEntity
      /** An operator of the hub who sets up `entity` without working for it. */
      readonly settingUp?: true
    } & Known)
  | ({
      readonly kind: 'staff'
      readonly test: false
      readonly session: Session
      /** Absent for an operator of the hub who names no entity. */
      readonly entity?: CallerEntity
      /** An operator of the hub who sets up `entity` without working for it. */
      readonly settingUp?: true
    } & Known)
  | ({ readonly kind: 'citizen'; readonly session: Session } & Known)

export const anonymousCaller: Caller = { kind: 'anonymous', actor: 'anonymous', permissions: new Set() }

/** The entity for which the caller works. @throws Refusal UP-1102 when that is not exactly one entity. */
export function entityOf(caller: Caller): CallerEntity {
  if ((caller.kind === 'key' || caller.kind === 'staff') && caller.entity !== undefined) return caller.entity
  throw new Refusal('UP-1102', 'This is done for one entity; name it with the header Uitpost-Entity.')
}

/** The sender in whose name letters are sent and read: the entity, the key, and whether it is a test key. */
export function senderOf(caller: Caller): { entity: EntityId; test: boolean; key?: Id<'apiKey'> } {
  const { id } = entityOf(caller)
  return caller.kind === 'key' ? { entity: id, test: caller.test, key: caller.key } : { entity: id, test: false }
}

export function isOperator(caller: Caller): boolean {
  return caller.permissions.has('hub:operate')
}

/** Whether an operator of the hub sets up an entity for which they do not work. */
export function isSettingUp(caller: Caller): boolean {
  return (caller.kind === 'key' || caller.kind === 'staff') && caller.settingUp === true
}

/**
 * Refuses to give, change or take away access to an entity when the caller is an operator who does not work for it.
 * @throws Refusal UP-1102
 */
export function assertOwnAccess(caller: Caller): void {
  if (!isSettingUp(caller)) return
  const detail =
    'An operator sets an entity up. Its keys and the roles of its people are given by its own administrators.'
  throw new Refusal('UP-1102', detail)
}
