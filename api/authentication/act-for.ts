import type { Database } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import { findEntity, findEntityByCode } from '../../core/tenants/entities.ts'
import { parseId } from '../../core/words/id.ts'
import type { Permission } from '../../core/words/permission.ts'
import type { CallerEntity } from './caller.ts'

/**
 * What an operator may do for an entity that it sets up: write its settings, never write, send, read or search its letters.
 * `entity:manage` also opens the handlers that give access to others; each of them calls `assertOwnAccess` first, because an
 * operator who could give any person a key or a role could read everything through it (decision 0023).
 */
const settingUp: ReadonlySet<Permission> = new Set<Permission>(['hub:operate', 'entity:manage'])

/** An operator names an entity by id or code. @throws Refusal UP-1404 */
export async function actFor(
  parts: { readonly database: Database },
  named: string,
): Promise<{ entity: CallerEntity; permissions: ReadonlySet<Permission>; settingUp: true }> {
  const id = parseId('entity', named)
  const found = await parts.database.asHub((tx) =>
    id === undefined ? findEntityByCode(tx, named) : findEntity(tx, id),
  )
  if (found === undefined) throw new Refusal('UP-1404', 'There is no such entity.')
  const { code, name, status } = found
  return { entity: { id: found.id, code, name, status }, permissions: settingUp, settingUp: true }
}
