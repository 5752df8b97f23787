import type { ApiKeyRow } from '../../core/tenants/api-keys.ts'
import { shownLimits } from '../../core/tenants/quotas/limits.ts'
import { showId } from '../../core/words/id.ts'
import type * as contract from '../contract/entity/set-up.ts'

/** A key as the API shows it, without its secret. @param names of the people and keys that made keys */
export function shownKey(row: ApiKeyRow, names: ReadonlyMap<string, string> = new Map()): contract.ApiKey {
  const createdByName = row.createdBy === null ? undefined : names.get(row.createdBy)
  return {
    id: showId('apiKey', row.id),
    name: row.name,
    mode: row.mode,
    prefix: row.prefix,
    permissions: row.permissions,
    createdAt: row.createdAt.toISOString(),
    ...(row.expiresAt === null ? {} : { expiresAt: row.expiresAt.toISOString() }),
    ...(row.revokedAt === null ? {} : { revokedAt: row.revokedAt.toISOString() }),
    ...(row.createdBy === null ? {} : { createdBy: row.createdBy }),
    ...(createdByName !== undefined && { createdByName }),
    ...(row.lastUsedAt !== null && { lastUsedAt: row.lastUsedAt.toISOString() }),
    ...shownLimits(row),
    ...(row.guestsOnly && { guestsOnly: true }),
  }
}
