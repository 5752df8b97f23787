import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallbackAttempt } from '../ui/api/callback-types.ts'
import { adviceWords, outcomeWords } from './callback-words.ts'

/** The request as it was sent and the answer as it is kept, side by side. */
export function AttemptDetail({ attempt }: { readonly attempt: CallbackAttempt }): ReactNode {
  const { t } = useTranslation()
  const { request, answer, status } = attempt
  const advice = adviceWords(t, attempt)
  return (
    <div className="st-two st-two--even cb-detail">
      <div>
        <h3 className="up-small">{t('callbacks.sent')}</h3>
        <pre className="st-source" tabIndex={0} aria-label={t('callbacks.sent')}>
          {textOf('POST', request)}
        </pre>
      </div>
      <div>
        <h3 className="up-small">{t('callbacks.answered')}</h3>
        {advice !== '' && <p>{advice}</p>}
        {answer === undefined ? (
          <p>{outcomeWords(t, attempt)}</p>
        ) : (
          <>
            <pre className="st-source" tabIndex={0} aria-label={t('callbacks.answered')}>
              {textOf(`HTTP ${status ?? ''}`, answer)}
            </pre>
            {answer.cut && <p className="up-quiet up-small">{t('callbacks.cut')}</p>}
          </>
        )}
      </div>
    </div>
  )
}

function textOf(
  first: string,
  { headers, body }: { readonly headers: Readonly<Record<string, string>>; readonly body?: string | undefined },
): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return [first, ...lines, ...(body === undefined ? [] : ['', body])].join('\n')
}
