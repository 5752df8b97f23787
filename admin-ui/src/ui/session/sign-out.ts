import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../api/use-api.ts'
import { meKey } from './end-session.ts'
import { forgetPurpose } from './purpose-key.ts'

/** How the session at the identity provider ends: a form with these fields is posted, or without fields a page is opened. */
interface SignOut {
  readonly url: string
  readonly fields?: Readonly<Record<string, string>>
}

/**
 * Ends the session; no content of the letters stays in memory. The identity provider may have a session of its own: then the
 * browser goes there to end that one too.
 */
export function useSignOut(): () => void {
  const api = useApi()
  const client = useQueryClient()
  const { mutate } = useMutation({
    mutationFn: () => api.send<{ readonly signOut?: SignOut } | undefined>('POST', '/auth/logout'),
    onSuccess: (answer) => {
      forgetPurpose()
      client.setQueryData(meKey, null)
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== meKey[0] })
      if (answer?.signOut !== undefined) goTo(answer.signOut)
    },
  })
  return () => mutate()
}

/** The fields hold the ID token, so they are never part of an address. */
function goTo({ url, fields }: SignOut): void {
  if (fields === undefined) return location.assign(url)
  const form = document.createElement('form')
  form.method = 'post'
  form.action = url
  for (const [name, value] of Object.entries(fields)) {
    const field = document.createElement('input')
    field.type = 'hidden'
    field.name = name
    field.value = value
    form.append(field)
  }
  document.body.append(form)
  form.submit()
}
