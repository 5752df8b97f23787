import type { Permission } from '../../core/words/permission.ts'

/**
 * Who may pass: everybody, whoever is signed in at a door, a citizen, or who has the permission (any of them, where
 * more than one is named).
 */
export type AccessRule = 'public' | 'signed-in' | 'citizen' | Permission | readonly Permission[]
