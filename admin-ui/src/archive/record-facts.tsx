import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useWorkingFor } from '../frame/working-for.ts'
import type { ArchiveRecord } from '../ui/api/archive-types.ts'
import { useFormat, useLocalized } from '../ui/format/use-format.ts'
import { Card } from '../ui/layout/card.tsx'
import { Facts } from '../ui/layout/facts.tsx'

export function RecordFacts({ record }: { readonly record: ArchiveRecord }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const localized = useLocalized()
  const { entity } = useWorkingFor()
  const { template, status, closedAt, sentAt } = record
  return (
    <Card title={t('message.facts')}>
      <Facts
        pairs={[
          [t('messages.recipient'), record.recipientName],
          [t('messages.reference'), record.reference],
          [
            t('record.copyOf'),
            record.copyOf && (
              <Link className="govuk-link" to={`/archive/${record.copyOf}`}>
                {t('record.toFirst')}
              </Link>
            ),
          ],
          [t('archive.field.dossier'), record.dossier],
          [t('record.series'), record.series],
          [t('message.class'), t(`class.${record.class}`, { defaultValue: record.class })],
          [
            t('messages.template'),
            template && t('message.templateVersion', { key: template.key, version: template.version }),
          ],
          [t('language.label'), record.language && t(`language.${record.language}`)],
          [t('record.letterDate'), format.date(record.letterDate)],
          [t('archive.sent'), sentAt && format.moment(sentAt)],
          [t('messages.channel'), record.channels.map((each) => t(`channel.${each}`)).join(', ')],
          [t('messages.status'), status && t(`status.message.${status}`, { defaultValue: status })],
          [t('record.closed'), closedAt && format.moment(closedAt)],
          [
            t('archive.entity'),
            entity?.id === record.entity ? `${localized(entity.name)} (${record.entity})` : record.entity,
          ],
          [
            t('transfer.recordTo'),
            record.transferred && (
              <Link className="govuk-link" to={`/retention/transfers/${record.transferred.transfer}`}>
                {record.transferred.archiveService}
              </Link>
            ),
          ],
        ]}
      />
    </Card>
  )
}
