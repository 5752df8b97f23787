import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { createApi } from '../api/api.ts'
import type { Me, Portal } from '../api/api-types.ts'
import { isProblem } from '../api/problem.ts'
import { endedKey, meKey } from './end-session.ts'

/** Whether this page had a session that expired, as opposed to a sign-out. */
export function useSessionEnded(): boolean {
  return useQueryClient().getQueryData(endedKey) === true
}

/** The person who is signed in at this portal; null when there is no session. */
export function useSession(portal: Portal): UseQueryResult<Me | null> {
  return useQuery({
    queryKey: meKey,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) =>
      createApi({ portal })
        .get<Me>('/v1/me', { signal })
        .catch((error: unknown) => {
          if (isProblem(error, 401)) return null
          throw error
        }),
  })
}

const signedOut: Me = {
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
export const MeContext = createContext<Me>(signedOut)

/** The person who is signed in; for use inside the frame, which requires a session. */
export function useMe(): Me {
  return useContext(MeContext)
}
