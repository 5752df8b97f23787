import type { QueryClient } from '@tanstack/react-query'
import type { Me } from '../api/api-types.ts'

export const meKey = ['me'] as const
export const endedKey = ['session-ended'] as const

/** The session expired: the sign-in page that follows mentions it. */
export function endSession(client: QueryClient): void {
  if (client.getQueryData<Me | null>(meKey)) client.setQueryData(endedKey, true)
  client.setQueryData(meKey, null)
}
