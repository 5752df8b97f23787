/** What a key or a role may do (3.6 of the HTTP contract). Every route names one, or is public. */
export const permissions = [
  'messages:send',
  'messages:read',
  'messages:stop',
  'documents:write',
  'templates:read',
  'templates:write',
  'templates:review',
  'callbacks:manage',
  'statistics:read',
  'archive:read',
  'archive:manage',
  'audit:read',
  'subject-access:manage',
  'incoming:write',
  'entity:manage',
  'portals:read',
  'hub:operate',
] as const
export type Permission = (typeof permissions)[number]

/** Only of keys of the hub itself: no entity may read, or operate, what belongs to all. */
export const hubPermissions: ReadonlySet<Permission> = new Set<Permission>(['portals:read', 'hub:operate'])

export const roles = [
  'officer',
  'reviewer',
  'sender',
  'archivist',
  'data-protection-officer',
  'entity-admin',
  'hub-operator',
] as const
export type Role = (typeof roles)[number]

/** What each role may do within its entity. */
export const permissionsOfRole: Readonly<Record<Role, readonly Permission[]>> = {
  officer: ['templates:read', 'templates:write', 'messages:read', 'messages:stop'],
  reviewer: ['templates:read', 'templates:review', 'messages:read'],
  sender: ['messages:send', 'messages:read', 'messages:stop', 'documents:write', 'templates:read', 'statistics:read'],
  archivist: ['archive:read', 'archive:manage', 'messages:read', 'subject-access:manage'],
  // Reads who looked at what, and no letter (decision 0106).
  'data-protection-officer': ['audit:read', 'subject-access:manage'],
  'entity-admin': [
    'entity:manage',
    'callbacks:manage',
    'statistics:read',
    'messages:read',
    'messages:stop',
    'templates:read',
  ],
  'hub-operator': ['hub:operate'],
}
