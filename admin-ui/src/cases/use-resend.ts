import { type UseMutationResult, type UseQueryResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { newKey } from '../messages/resend/new-key.ts'
import type { CaseResend } from '../ui/api/case-types.ts'
import { useApi, useGet } from '../ui/api/use-api.ts'

const followMs = 1_000
const working: ReadonlySet<string> = new Set(['counting', 'sending', 'undoing'])

export const isWorking = ({ status }: CaseResend): boolean => working.has(status)

/** What was sent again of a case, newest first; asked again each second while a dispatcher works on it. */
export function useResends(id: string): UseQueryResult<{ readonly items: readonly CaseResend[] }> {
  const path = `/v1/cases/${id}/resends`
  const client = useQueryClient()
  const { scope } = useApi()
  const known = client.getQueryData<{ readonly items: readonly CaseResend[] }>([scope, path])
  return useGet(path, known?.items.some(isWorking) ? { refetchInterval: followMs } : {})
}

type Step = { readonly count: CaseResend['way'] } | { readonly resend: string; readonly verb: 'send' | 'undo' }

/** Counts, sends or takes back; the case and its lists are then read again. */
export function useResendStep(id: string, onDone?: () => void): UseMutationResult<unknown, Error, Step> {
  const api = useApi()
  const client = useQueryClient()
  const path = `/v1/cases/${id}/resends`
  return useMutation({
    mutationFn: (step: Step) =>
      'count' in step
        ? api.send('POST', path, { way: step.count }, { headers: { 'Idempotency-Key': newKey() } })
        : api.send('POST', `${path}/${step.resend}/${step.verb}`, {}),
    onSuccess: async () => {
      await client.invalidateQueries({
        predicate: ({ queryKey: [scope, of] }) =>
          scope === api.scope && typeof of === 'string' && of.startsWith('/v1/cases'),
      })
      onDone?.()
    },
  })
}
