import { type UseInfiniteQueryResult, type UseQueryResult, useQueryClient } from '@tanstack/react-query'
import { CircleQuestionMark, Lock, RefreshCw, WifiOff } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../api/problem.ts'
import { Icon } from '../icon.tsx'
import { Empty } from './empty.tsx'
import { Failed } from './failed.tsx'
import { Loading } from './loading.tsx'
import { Offline, useOnline } from './offline.tsx'

/** Shows the result of a query, or the state that replaces it. Every screen uses this component. */
export function Loaded<T>({
  query,
  what,
  forbidden,
  missing,
  missingTitle,
  alone = false,
  children,
}: {
  readonly query: UseQueryResult<T> | UseInfiniteQueryResult<T>
  /** The thing that is fetched, in the form for ‘We konden … niet ophalen’. */
  readonly what: string
  /** The role that is needed and the person who grants it. */
  readonly forbidden?: ReactNode
  /** The possible reasons that the thing does not exist, and the possible action. */
  readonly missing?: ReactNode
  /** Replaces ‘this page does not exist’. */
  readonly missingTitle?: string
  /** The title of the screen comes with the data: until then only the state is shown, with a title of its own. */
  readonly alone?: boolean
  readonly children: (data: T) => ReactNode
}): ReactNode {
  const { t } = useTranslation()
  const client = useQueryClient()
  const online = useOnline()
  const [stopped, setStopped] = useState(false)
  const retry = () => {
    setStopped(false)
    void query.refetch()
  }
  if (query.data !== undefined && !isProblem(query.error, 403, 404, 410)) {
    return (
      <>
        <Offline seenAt={query.dataUpdatedAt} />
        {children(query.data)}
      </>
    )
  }
  if (isProblem(query.error, 403))
    return <Empty icon={Lock} title={t('states.forbiddenTitle')} text={forbidden} alone={alone} />
  // The thing does not exist, was removed, or may not be read: the page is the same, so that existence cannot be guessed.
  if (isProblem(query.error, 400, 404, 410)) {
    return (
      <Empty icon={CircleQuestionMark} title={missingTitle ?? t('states.missingTitle')} text={missing} alone={alone} />
    )
  }
  if (query.isError) return <Failed error={query.error} what={what} alone={alone} onRetry={retry} />
  if (!online)
    return <Empty icon={WifiOff} title={t('states.offlineTitle')} text={t('states.offlineEmpty')} alone={alone} />
  if (stopped) {
    return (
      <Empty icon={RefreshCw} title={t('states.stopped')} alone={alone}>
        <button className="govuk-button" type="button" onClick={retry}>
          <Icon of={RefreshCw} /> {t('states.retry')}
        </button>
      </Empty>
    )
  }
  const stop = () => {
    setStopped(true)
    void client.cancelQueries()
  }
  return <Loading onStop={stop} />
}
