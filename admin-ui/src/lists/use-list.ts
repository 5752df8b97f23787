import type { List } from '../ui/api/list-types.ts'
import { useGet } from '../ui/api/use-api.ts'

const followMs = 2_000

export const listPath = (id: string): string => `/v1/batches/${encodeURIComponent(id)}`

/** A list that a person follows: asked again as long as the hub works on it. */
export function useList(id: string): ReturnType<typeof useGet<List>> {
  return useGet<List>(listPath(id), { refetchInterval: followMs })
}
