import type { Permission } from '../../core/words/permission.ts'

/**
 * The access rule of a route: public, any signed-in person of a portal, a citizen, or a caller with the permission (any of them,
 * where more than one is named).
 */
export type AccessRule = 'public' | 'signed-in' | 'citizen' | Permission | readonly Permission[]
