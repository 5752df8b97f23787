import { RefreshCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../ui/api/problem.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { Icon } from '../ui/icon.tsx'

/** The state during the check: a few seconds for a letter of many pages. */
export function Checking({ name, onStop }: { readonly name: string; readonly onStop: () => void }): ReactNode {
  const { t } = useTranslation()
  return (
    <div className="up-card up-stack" aria-busy="true">
      <p role="status">{t('ownPdf.checking', { name })}</p>
      <div className="up-bar st-bar--moving" aria-hidden="true">
        <span />
      </div>
      <div className="up-row">
        <button className="govuk-button govuk-button--secondary" type="button" onClick={onStop}>
          {t('ownPdf.stop')}
        </button>
      </div>
    </div>
  )
}

/** The hub gave no verdict: the reason, and that nothing was stored. */
export function TryFailed({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }): ReactNode {
  const { t } = useTranslation()
  const problem = isProblem(error) ? error : undefined
  return (
    <Notice
      tone="bad"
      status
      title={t(`ownPdf.failed.${problem?.body.code}`, { defaultValue: t('ownPdf.failed.other') })}
    >
      <div className="up-row">
        <button className="govuk-button govuk-button--secondary" type="button" onClick={onRetry}>
          <Icon of={RefreshCw} /> {t('states.retry')}
        </button>
      </div>
      {problem?.requestId !== undefined && (
        <p className="up-small">
          {t('states.requestId')} <span className="up-code">{problem.requestId}</span>
        </p>
      )}
    </Notice>
  )
}
