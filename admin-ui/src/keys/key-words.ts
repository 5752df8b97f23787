import type { TFunction } from 'i18next'
import type { ApiKey } from '../ui/api/key-types.ts'
import { now } from '../ui/clock.ts'

type Permission = ApiKey['permissions'][number]

/** What an administrator gives to a program; further permissions of a key are shown and not offered. */
export const offeredPermissions: readonly Permission[] = [
  'messages:send',
  'messages:read',
  'messages:stop',
  'documents:write',
  'templates:read',
  'templates:write',
  'callbacks:manage',
  'statistics:read',
  'archive:read',
  'incoming:write',
  'entity:manage',
]
/** Keys that expire within so many days are to be replaced. */
const soonDays = 30
const dayMs = 86_400_000

export function permissionWord(t: TFunction, permission: Permission): string {
  return t(`keys.permission.${permission.replace(':', '-')}`, { defaultValue: permission })
}

/** Whether requests with the key are accepted, and for how long. */
export function lifeOf({ revokedAt, expiresAt }: ApiKey): 'revoked' | 'expired' | 'expires-soon' | 'valid' {
  if (revokedAt !== undefined) return 'revoked'
  if (expiresAt === undefined) return 'valid'
  const days = (Date.parse(expiresAt) - now().getTime()) / dayMs
  return days <= 0 ? 'expired' : days <= soonDays ? 'expires-soon' : 'valid'
}
