import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Disposal } from '../ui/api/retention-types.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { Table } from '../ui/layout/table.tsx'
import { useDownload } from '../ui/use-download.ts'
import { useRuleWords } from './retention-words.ts'

/** How many records go and stay, by the year of the letter, and by which rule. */
export function WhatGoesCard({ of }: { readonly of: Disposal }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useRuleWords()
  const { counts } = of
  const download = useDownload()
  const figures = [
    [format.number(counts.destroy), t('retention.figure.destroy', { count: counts.destroy })],
    [format.number(counts.sample), t('retention.figure.sample', { count: counts.sample })],
    [format.number(counts.excluded), t('retention.figure.excluded', { count: counts.excluded })],
    [format.size(counts.bytes), t('retention.figure.bytes')],
  ] as const
  return (
    <Card
      title={t('retention.whatGoes')}
      sub={`${words(of.rule)} ${t('retention.groundIs', { ground: of.rule.legalGround })}`}
      flush
      aside={
        <button
          className="govuk-button govuk-button--secondary"
          type="button"
          aria-disabled={download.busy}
          onClick={() => {
            if (!download.busy)
              download.start({ path: `/v1/archive/disposals/${of.id}/records?format=csv` }, `${of.id}.csv`)
          }}
        >
          <Icon of={Download} /> {t('retention.csv')}
        </button>
      }
    >
      {of.status === 'gathering' && (
        <p className="st-more" role="status">
          {t('retention.gathering')}
        </p>
      )}
      {download.failed && (
        <p className="govuk-error-message st-more" role="alert">
          {t('retention.downloadFailed')}
        </p>
      )}
      <div className="st-flow">
        {figures.map(([number, word]) => (
          <div key={word}>
            <b>{number}</b>
            <span>{word}</span>
          </div>
        ))}
      </div>
      {of.years.length > 0 && (
        <Table
          name={t('retention.perYear')}
          rows={of.years}
          rowKey={({ year }) => String(year)}
          columns={[
            { head: t('retention.year'), heading: true, cell: ({ year }) => year },
            { head: t('retention.goes'), numeric: true, cell: ({ destroy }) => format.number(destroy) },
            ...(of.startedAt === undefined
              ? []
              : [
                  {
                    head: t('retention.gone'),
                    numeric: true,
                    cell: ({ destroyed }: Disposal['years'][number]) => format.number(destroyed),
                  },
                ]),
            { head: t('retention.sample'), numeric: true, cell: ({ sample }) => format.number(sample) },
            { head: t('retention.stays'), numeric: true, cell: ({ excluded }) => format.number(excluded) },
            {
              head: t(of.transferred === undefined ? 'retention.oldestDue' : 'retention.firstConfirmed'),
              cell: ({ oldestDue }) => format.tableDate(`${oldestDue}T12:00:00Z`),
            },
          ]}
        />
      )}
    </Card>
  )
}
