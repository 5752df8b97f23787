import { useMutation } from '@tanstack/react-query'
import { Download, Stamp } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SealTest as Result } from '../ui/api/operator-types.ts'
import { isProblem } from '../ui/api/problem.ts'
import { useApi } from '../ui/api/use-api.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { SealFacts } from './seal-facts.tsx'

/** Seals an example letter, and shows what a reader finds in it. */
export function SealTest(): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const test = useMutation({ mutationFn: () => api.send<Result>('POST', '/v1/seal/test', {}) })
  return (
    <Card title={t('seal.test')} sub={t('seal.testSub')}>
      <div className="up-stack">
        <div>
          <button
            className="govuk-button govuk-button--secondary"
            type="button"
            aria-disabled={test.isPending}
            onClick={() => {
              if (!test.isPending) test.mutate()
            }}
          >
            <Icon of={Stamp} /> {test.isPending ? t('parts.busy') : t('seal.runTest')}
          </button>
        </div>
        {test.error !== null && <Failure error={test.error} />}
        {test.data !== undefined && (
          <>
            <Notice
              tone={test.data.seal.intact ? 'good' : 'bad'}
              status
              title={t(test.data.seal.intact ? 'seal.testGood' : 'seal.testBad')}
            />
            <SealFacts seal={test.data.seal} />
            <div>
              <a
                className="govuk-button govuk-button--secondary"
                href={`data:application/pdf;base64,${test.data.pdf}`}
                download="zegel.pdf"
              >
                <Icon of={Download} /> {t('seal.download')}
              </a>
            </div>
          </>
        )}
      </div>
    </Card>
  )
}

function Failure({ error }: { readonly error: Error }): ReactNode {
  const { t } = useTranslation()
  const fault = isProblem(error, 503) && 'fault' in error.body ? String(error.body.fault) : undefined
  return (
    <Notice tone="bad" status title={t('seal.testFailed')}>
      {fault !== undefined && <p>{t(`seal.fault.${fault}`)}</p>}
    </Notice>
  )
}
