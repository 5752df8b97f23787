import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, useParams } from 'react-router'
import { useMay } from '../../frame/working-for.ts'
import type { TemplateVersion } from '../../ui/api/template-types.ts'
import { useApi } from '../../ui/api/use-api.ts'
import { Loaded } from '../../ui/states/loaded.tsx'
import { versionApi, versionPath } from '../version/version-path.ts'
import { Editor } from './editor.tsx'

/** The page of a draft in the editor. A version in any other state is read-only. */
export function EditorPage(): ReactNode {
  const { t } = useTranslation()
  const { key = '', version = '' } = useParams()
  const api = useApi()
  const may = useMay('templates:write')
  const path = versionApi(key, version)
  const query = useQuery({
    queryKey: [api.scope, path, 'to write'],
    queryFn: ({ signal }) => api.get<TemplateVersion>(path, { signal }),
    // The draft is fetched once and never again: from here on the writer's own text is the newest.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  return (
    <Loaded
      query={query}
      what={t('templates.whatVersion')}
      missing={t('templates.missing')}
      forbidden={t('templates.forbidden')}
      alone
    >
      {(shown) =>
        may && shown.status === 'draft' ? (
          <Editor key={path} version={shown} path={path} />
        ) : (
          <Navigate to={versionPath(key, version)} replace />
        )
      }
    </Loaded>
  )
}
