import { RefreshCw, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../api/problem.ts'
import { Icon } from '../icon.tsx'
import { Empty } from './empty.tsx'

/** A failure: what failed, that nothing is lost, the possible action, and the request number for the help desk. */
export function Failed({
  error,
  what,
  alone,
  onRetry,
}: {
  readonly error: unknown
  /** The thing that could not be fetched, in the form for the sentence: ‘de berichten’. */
  readonly what: string
  readonly alone: boolean
  readonly onRetry: () => void
}): ReactNode {
  const { t } = useTranslation()
  const requestId = isProblem(error) ? error.requestId : undefined
  return (
    <Empty icon={TriangleAlert} title={t('states.failedTitle', { what })} text={t('states.failedText')} alone={alone}>
      <button className="govuk-button" type="button" onClick={onRetry}>
        <Icon of={RefreshCw} /> {t('states.retry')}
      </button>
      {requestId !== undefined && (
        <p className="up-small">
          {t('states.requestId')} <span className="up-code">{requestId}</span>
        </p>
      )}
    </Empty>
  )
}
