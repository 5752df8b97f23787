import { Clock, Download, FileCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Disposal } from '../ui/api/retention-types.ts'
import { useFormat, useLocalized } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { Facts } from '../ui/layout/facts.tsx'
import { Tag } from '../ui/layout/tag.tsx'
import { useDownload } from '../ui/use-download.ts'
import { useActorName } from './retention-words.ts'

/** The certificate as it will be, with blanks until it is there; then it can be downloaded. */
export function CertificateCard({ of }: { readonly of: Disposal }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const localized = useLocalized()
  const nameOf = useActorName()
  const download = useDownload()
  const isThere = of.status === 'done'
  const fetch = (kind: 'json' | 'pdf'): void => {
    if (!download.busy)
      download.start({ path: `/v1/archive/disposals/${of.id}/certificate?format=${kind}` }, `${of.id}.${kind}`)
  }
  const count = isThere ? of.counts.destroyed : of.counts.destroy
  return (
    <Card
      title={t('retention.certificate')}
      aside={
        isThere ? (
          <Tag tone="good" icon={FileCheck}>
            {t('retention.certificateThere')}
          </Tag>
        ) : (
          <Tag icon={Clock}>{t('retention.certificateLater')}</Tag>
        )
      }
    >
      <div className="up-stack">
        <Facts
          pairs={[
            [
              t('retention.certificateWhat'),
              t('retention.certificateRecords', {
                count,
                number: format.number(count),
                series: localized(of.seriesName),
              }),
            ],
            [t('retention.ground'), of.rule.legalGround],
            [t('retention.certificateBy'), nameOf(of.proposedBy)],
            [t('retention.certificateApproved'), of.decidedBy === undefined ? '…' : nameOf(of.decidedBy)],
            [t('retention.certificateBackups'), isThere ? format.date(`${of.backupsUntil}T12:00:00Z`) : '…'],
          ]}
        />
        {isThere && (
          <div className="up-row">
            <button className="govuk-button govuk-button--secondary" type="button" onClick={() => fetch('pdf')}>
              <Icon of={Download} /> {t('retention.pdf')}
            </button>
            <button className="govuk-button up-button--quiet" type="button" onClick={() => fetch('json')}>
              <Icon of={Download} /> {t('retention.json')}
            </button>
          </div>
        )}
        {download.failed && (
          <p className="govuk-error-message" role="alert">
            {t('retention.downloadFailed')}
          </p>
        )}
      </div>
    </Card>
  )
}
