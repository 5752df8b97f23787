import type { LetterKeys } from '../../../../admin-ui/src/ui/api/inbox-types.ts'

export const letterKeysPath = '/.well-known/letter-keys.json'

/** The public keys, as they were last received: the worker of this page keeps a copy for when there is no connection. */
export async function fetchLetterKeys(): Promise<LetterKeys | undefined> {
  const response = await fetch(letterKeysPath, { cache: 'no-cache' }).catch(() => undefined)
  return response?.ok === true ? ((await response.json()) as LetterKeys) : undefined
}
