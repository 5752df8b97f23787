import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { endSession } from '../session/end-session.ts'
import { isProblem } from './problem.ts'

/** There is one retry for a failure that may be temporary (no answer, 5xx); a response of the 400 family is final. */
const mayPass = (error: unknown) => isProblem(error) && (error.status === 0 || error.status >= 500)

export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    // An ended session is noticed at the next request: then the sign-in page replaces the screen.
    queryCache: new QueryCache({ onError: (error) => endAt401(client, error) }),
    mutationCache: new MutationCache({ onError: (error) => endAt401(client, error) }),
    defaultOptions: {
      queries: { staleTime: 15_000, retry: (count, error) => count < 1 && mayPass(error), retryDelay: 400 },
      // Without a connection a change fails at once. Otherwise it would wait, and be made later, when the person may have decided otherwise.
      mutations: { retry: false, networkMode: 'always' },
    },
  })
  return client
}

function endAt401(client: QueryClient, error: unknown): void {
  if (isProblem(error, 401)) endSession(client)
}
