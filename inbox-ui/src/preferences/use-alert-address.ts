import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Preferences } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { useApi } from '../../../admin-ui/src/ui/api/use-api.ts'

const path = '/v1/inbox/preferences'
const address = '/v1/inbox/alert-address'

/** A change of the address or of alerts; every screen shows the answer of the API from then on. */
function useAnswered<Body>(
  send: (api: ReturnType<typeof useApi>, body: Body) => Promise<Preferences>,
): UseMutationResult<Preferences, Error, Body> {
  const api = useApi()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Body) => send(api, body),
    onSuccess: (answer) => client.setQueryData([api.scope, path], answer),
  })
}

/** Mails a code to an address. */
export function useRequestCode() {
  return useAnswered((api, body: { readonly email: string; readonly language: string }) =>
    api.send<Preferences>('PUT', address, body),
  )
}

/** Confirms the address by its code. */
export function useConfirm() {
  return useAnswered((api, body: { readonly code: string }) =>
    api.send<Preferences>('POST', `${address}/confirm`, body),
  )
}

/** Turns alerts on or off, sets the quiet times, or removes the address; the other choices keep their saved values. */
export function useChoices({ channel, alerts, language, largePrint }: Preferences) {
  return useAnswered((api, change: Partial<Pick<Preferences, 'alerts' | 'quiet'>> & { readonly email?: '' }) =>
    api.send<Preferences>('PUT', path, { channel, alerts, language, largePrint, ...change }),
  )
}
