import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Api } from '../ui/api/api.ts'
import type { ReturnedLetter, ReturnedLetterDetail } from '../ui/api/incoming-mail-types.ts'
import { isProblem } from '../ui/api/problem.ts'
import { useApi } from '../ui/api/use-api.ts'

export type Several = 'resend' | 'ask' | 'stop' | 'undo'
/** What became of one letter: decided, left out because the decision does not fit it, or refused with a code. */
export interface LetterResult {
  readonly letter: ReturnedLetter
  readonly decided: Several
  readonly outcome: 'done' | 'no-other-address' | 'no-inbox' | { readonly code: string | undefined }
}

/**
 * Takes the same decision about several letters, one after the other, so that a fault of one stops no other. Each is a command of
 * its own, logged and undone by itself.
 */
export function useDecideSeveral(): UseMutationResult<
  readonly LetterResult[],
  Error,
  { readonly letters: readonly ReturnedLetter[]; readonly verb: Several; readonly reason?: string }
> {
  const api = useApi()
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ letters, verb, reason }) => {
      const results: LetterResult[] = []
      for (const letter of letters)
        results.push({ letter, decided: verb, outcome: await decideOne(api, letter, verb, reason) })
      return results
    },
    onSettled: () =>
      client.invalidateQueries({
        predicate: ({ queryKey: [scope, path] }) =>
          scope === api.scope && typeof path === 'string' && path.startsWith('/v1/returned-letters'),
      }),
  })
}

async function decideOne(
  api: Api,
  letter: ReturnedLetter,
  verb: Several,
  reason: string | undefined,
): Promise<LetterResult['outcome']> {
  const path = `/v1/returned-letters/${letter.id}`
  if (verb === 'ask' && !letter.hasInbox) return 'no-inbox'
  try {
    if (verb === 'resend') {
      // The register is requested for each letter: its address is never stored.
      const { register, found } = await api.get<ReturnedLetterDetail>(path)
      if (register !== 'other-address' || found === undefined) return 'no-other-address'
      await api.send('POST', `${path}/resend`, { address: found })
    } else await api.send('POST', `${path}/${verb}`, verb === 'stop' ? { reason } : undefined)
    return 'done'
  } catch (error) {
    return { code: isProblem(error) ? error.body.code : undefined }
  }
}
