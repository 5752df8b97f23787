import { Zap } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Callback, CallbackAttempt } from '../ui/api/callback-types.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { adviceWords, outcomeWords } from './callback-words.ts'
import { useCallbackChange } from './use-callback-change.ts'

/** Sends a ping and says what came of it. */
export function TestCard({ callback }: { readonly callback: Callback }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const test = useCallbackChange<CallbackAttempt>('POST', `/${callback.id}/test`)
  const { data } = test
  return (
    <Card title={t('callbacks.testTitle')} sub={t('callbacks.testSub')} className="up-stack">
      <div>
        <button
          className="govuk-button govuk-button--secondary"
          type="button"
          aria-disabled={test.isPending}
          onClick={() => {
            if (!test.isPending) test.mutate()
          }}
        >
          <Icon of={Zap} /> {test.isPending ? t('parts.busy') : t('callbacks.sendTest')}
        </button>
      </div>
      {data !== undefined && (
        <Notice
          tone={data.outcome === 'accepted' ? 'good' : 'bad'}
          status
          title={t(data.outcome === 'accepted' ? 'callbacks.testWorked' : 'callbacks.testFailed')}
        >
          {outcomeWords(t, data)} · {t('callbacks.ms', { ms: format.number(data.ms) })}
          <p>{adviceWords(t, data)}</p>
        </Notice>
      )}
      {test.error !== null && <Notice tone="bad" status title={t('states.saveFailed')} />}
    </Card>
  )
}
