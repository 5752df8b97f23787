import type { ApiKeyRow } from '../../core/tenants/api-keys.ts'
import { shownLimits } from '../../core/tenants/quotas/limits.ts'
import { showId } from '../../core/words/id.ts'
import type * as contract from '../contract/entity/set-up.ts'

/** A key as the API shows it, without its secret. */
export function shownKey(row: ApiKeyRow): contract.ApiKey {
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
    ...shownLimits(row),
    ...(row.guestsOnly && { guestsOnly: true }),
  }
}
