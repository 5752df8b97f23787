import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams, useSearchParams } from 'react-router'
import type { List } from '../ui/api/list-types.ts'
import { Loaded } from '../ui/states/loaded.tsx'
import { CheckStep } from './check/check-step.tsx'
import { ColumnsStep } from './columns/columns-step.tsx'
import { RunningStep } from './running/running-step.tsx'
import { RefusedFile } from './upload/refused-file.tsx'
import { useList } from './use-list.ts'

/** A list at the step where it is; every address of it opens there, so that a closed browser loses nothing. */
export function ListPage(): ReactNode {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const query = useList(id)
  return (
    <Loaded query={query} what={t('lists.what')} missing={t('lists.missing')} forbidden={t('lists.forbidden')} alone>
      {(list) => <Step list={list} />}
    </Loaded>
  )
}

function Step({ list }: { readonly list: List }): ReactNode {
  const [search] = useSearchParams()
  if (list.waitsFor === 'columns') return <ColumnsStep list={list} />
  if (list.status === 'rejected' && (list.total ?? 0) === 0) return <RefusedFile list={list} />
  const isBegun = (list.stage ?? 0) > 0 || list.stages === undefined
  // The numbers of a list that was begun lead to its rows.
  return isBegun && !search.has('heap') ? <RunningStep list={list} /> : <CheckStep list={list} />
}
