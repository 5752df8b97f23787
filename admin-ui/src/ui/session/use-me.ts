import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { createApi } from '../api/api.ts'
import type { Door, Me } from '../api/api-types.ts'
import { isProblem } from '../api/problem.ts'

export const meKey = ['me'] as const

/** Who is signed in at this door; null when nobody is. */
export function useSession(door: Door): UseQueryResult<Me | null> {
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
