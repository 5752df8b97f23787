import { type QueryClient, type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { createApi } from '../api/api.ts'
import type { Me, Portal } from '../api/api-types.ts'
import { isProblem } from '../api/problem.ts'

export const meKey = ['me'] as const
const endedKey = ['session-ended'] as const

/** The session is over by itself: the sign-in page that follows says so. */
export function endSession(client: QueryClient): void {
  if (client.getQueryData<Me | null>(meKey)) client.setQueryData(endedKey, true)
  client.setQueryData(meKey, null)
}

/** Whether this page had a session that ended by itself, rather than by signing out. */
export function useSessionEnded(): boolean {
  return useQueryClient().getQueryData(endedKey) === true
}

/** Who is signed in at this door; null when nobody is. */
export function useSession(door: Portal): UseQueryResult<Me | null> {
  return useQuery({
    queryKey: meKey,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) =>
      createApi({ door })
        .get<Me>('/v1/me', { signal })
        .catch((error: unknown) => {
          if (isProblem(error, 401)) return null
          throw error
        }),
  })
}

const nobody: Me = {
  name: '',
  door: 'citizen',
  entities: [],
  isOperator: false,
  mandates: [],
  trial: false,
  actingFor: null,
  csrfToken: '',
  expiresAt: '',
}
export const MeContext = createContext<Me>(nobody)

/** Who is signed in, inside the frame where somebody always is. */
export function useMe(): Me {
  return useContext(MeContext)
}
