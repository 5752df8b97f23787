import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Api } from '../ui/api/api.ts'
import type { ReturnedLetter, ReturnedLetterResult } from '../ui/api/incoming-mail-types.ts'
import { isProblem } from '../ui/api/problem.ts'
import { useApi } from '../ui/api/use-api.ts'

export type Several = 'resend' | 'ask' | 'stop' | 'undo'
/** What became of one letter: decided, left out because the decision does not fit it, or refused with a code. */
export interface LetterResult {
  readonly letter: ReturnedLetter
  readonly decided: Several
  readonly outcome: 'done' | 'no-other-address' | 'register-away' | 'no-inbox' | { readonly code: string | undefined }
}

/** Cases of one call (`POST /v1/returned-letters/decisions`). */
const atOnce = 50

/** Takes the same decision about several letters: each has its own result, and is logged and undone by itself. */
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
      for (let from = 0; from < letters.length; from += atOnce)
        results.push(...(await decideSome(api, letters.slice(from, from + atOnce), verb, reason)))
      return results
    },
    onSettled: () =>
      client.invalidateQueries({
        predicate: ({ queryKey: [scope, path] }) =>
          scope === api.scope && typeof path === 'string' && path.startsWith('/v1/returned-letters'),
      }),
  })
}

async function decideSome(
  api: Api,
  letters: readonly ReturnedLetter[],
  decision: Several,
  reason: string | undefined,
): Promise<readonly LetterResult[]> {
  const body = { decision, letters: letters.map(({ id }) => id), ...(reason !== undefined && { reason }) }
  try {
    const { items } = await api.send<{ readonly items: readonly ReturnedLetterResult[] }>(
      'POST',
      '/v1/returned-letters/decisions',
      body,
    )
    const byId = new Map(items.map((item) => [item.id, item]))
    return letters.map((letter) => ({
      letter,
      decided: decision,
      outcome: outcomeOf(letter, decision, byId.get(letter.id)),
    }))
  } catch (error) {
    // Nothing is known about these letters: the same command can be given once more, since it changes nothing twice.
    const code = isProblem(error) ? error.body.code : undefined
    return letters.map((letter) => ({ letter, decided: decision, outcome: { code } }))
  }
}

function outcomeOf(
  letter: ReturnedLetter,
  decision: Several,
  result: ReturnedLetterResult | undefined,
): LetterResult['outcome'] {
  if (result === undefined) return { code: undefined }
  if (result.outcome === 'done' || result.outcome === 'unchanged') return 'done'
  if (result.outcome !== 'refused') return result.outcome
  return decision === 'ask' && !letter.hasInbox ? 'no-inbox' : { code: result.code }
}
