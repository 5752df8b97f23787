import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { TemplateVersion } from '../../ui/api/template-types.ts'
import { useApi } from '../../ui/api/use-api.ts'
import { storedInSession } from '../../ui/stored-in-session.ts'
import { DraftKeeper, type DraftState } from './draft-keeper.ts'

/** The draft of this screen: loaded when it opens, and saved when the person leaves for another screen. */
export function useDraft(version: TemplateVersion, path: string): readonly [DraftState, DraftKeeper] {
  const api = useApi()
  const client = useQueryClient()
  const [keeper] = useState(
    () =>
      new DraftKeeper(
        version,
        {
          put: (content, revision) => api.send('PUT', path, content, { headers: { 'If-Match': `"${revision}"` } }),
          get: () => api.get(path),
        },
        storedInSession(`uitpost-draft ${api.scope} ${path}`),
      ),
  )
  useEffect(() => {
    const online = () => void keeper.flush()
    window.addEventListener('online', online)
    return () => {
      window.removeEventListener('online', online)
      // The other screens show the saved text.
      void keeper.flush().finally(() => void client.invalidateQueries({ queryKey: [api.scope] }))
    }
  }, [keeper, client, api])
  return [useSyncExternalStore(keeper.subscribe, keeper.state), keeper]
}
