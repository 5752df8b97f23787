import type { Database } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import type { KeyVerifier } from '../../core/tenants/verify-key.ts'
import { actFor } from './act-for.ts'
import type { Caller } from './caller.ts'

/** The caller that holds this key. @throws Refusal UP-1101 */
export async function callerOfKey(
  parts: { readonly database: Database; readonly keys: KeyVerifier },
  secret: string,
  wanted: string | undefined,
): Promise<Caller> {
  const holder = await parts.keys.verify(secret)
  if (holder === undefined)
    throw new Refusal('UP-1101', 'This key is unknown, expired or revoked, or its entity is suspended.')
  const caller: Caller = {
    kind: 'key',
    key: holder.id,
    actor: `key:${holder.id}`,
    test: holder.mode === 'test',
    permissions: holder.permissions,
    ...(holder.entity === undefined ? {} : { entity: holder.entity }),
  }
  if (holder.entity !== undefined || wanted === undefined || !holder.permissions.has('hub:operate')) return caller
  return { ...caller, ...(await actFor(parts, wanted)) }
}
