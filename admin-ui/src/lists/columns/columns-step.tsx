import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { List, ListTable } from '../../ui/api/list-types.ts'
import { isProblem } from '../../ui/api/problem.ts'
import type { TemplateVersion } from '../../ui/api/template-types.ts'
import { useApi, useGet } from '../../ui/api/use-api.ts'
import { Notice } from '../../ui/dialog/notice.tsx'
import { useLocalized } from '../../ui/format/use-format.ts'
import { Loaded } from '../../ui/states/loaded.tsx'
import { ListTop } from '../list-top.tsx'
import { listPath } from '../use-list.ts'
import { ColumnsForm } from './columns-form.tsx'

const readingMs = 1_000

/** What each column of the list is used for (51). */
export function ColumnsStep({ list }: { readonly list: List }): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  const key = list.template ?? ''
  const template = useGet<TemplateVersion>(`/v1/templates/${encodeURIComponent(key)}`)
  const name = localized(template.data?.name) || key
  return (
    <>
      <ListTop title={t('listColumns.title')} sub={t('listColumns.sub', { name })} now="columns" />
      <Loaded query={template} what={t('templates.what')} missing={t('templates.missing')}>
        {(version) => <WithTable list={list} version={version} />}
      </Loaded>
    </>
  )
}

function WithTable({ list, version }: { readonly list: List; readonly version: TemplateVersion }): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const client = useQueryClient()
  const path = `${listPath(list.id)}/columns`
  const [failed, setFailed] = useState(false)
  const query = useQuery({
    queryKey: [api.scope, path],
    queryFn: ({ signal }) => api.get<ListTable>(path, { signal }),
    // The first values are asked for again only while the hub reads: showing them is logged.
    refetchInterval: ({ state }) => (state.data?.reading === false ? false : readingMs),
    refetchOnWindowFocus: false,
  })
  const choose = async (choice: { readonly sheet?: string; readonly headRow?: number }): Promise<void> => {
    setFailed(false)
    try {
      await api.send('PUT', path, choice)
      await client.invalidateQueries({ queryKey: [api.scope, listPath(list.id)] })
      await client.invalidateQueries({ queryKey: [api.scope, path] })
    } catch (error) {
      if (!isProblem(error)) throw error
      setFailed(true)
    }
  }
  return (
    <Loaded query={query} what={t('lists.what')}>
      {(table) =>
        table.reading ? (
          <div className="up-card" role="status">
            <p>{t('listColumns.reading', { name: list.name ?? t('listColumns.noName') })}</p>
          </div>
        ) : (
          <div className="up-stack up-stack--l">
            {failed && <Notice tone="bad" status title={t('listColumns.failed')} />}
            <ColumnsForm
              key={`${table.sheet} ${table.headRow}`}
              list={list}
              version={version}
              table={table}
              onChoice={(choice) => void choose(choice)}
            />
          </div>
        )
      }
    </Loaded>
  )
}
