import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Traffic } from '../../ui/api/operator-types.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { Table } from '../../ui/layout/table.tsx'
import { allIn, channelsOf, countIn, totalOf } from './traffic-totals.ts'
import { useBucketName } from './use-bucket-name.ts'

/** The numbers of the chart, with the refused and unanswered attempts; hours without activity are left out. */
export function TrafficTable({ traffic }: { readonly traffic: Traffic }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { long } = useBucketName(traffic.period)
  const channels = channelsOf(traffic)
  const used = traffic.buckets.filter(({ channels: some }) => some.length > 0 || traffic.period === 'week')
  const failures = ['refused', 'unanswered'] as const
  if (used.length === 0) return <p className="st-chart__none">{t('operation.nothingLeft')}</p>
  return (
    <Table
      name={t('operation.traffic')}
      rows={used}
      rowKey={(bucket) => bucket.at}
      cards
      columns={[
        { head: t(`operation.per.${traffic.period}`), heading: true, nowrap: true, cell: (bucket) => long(bucket.at) },
        ...channels.map((channel) => ({
          head: t(`channel.${channel}`),
          label: t(`channel.${channel}`),
          numeric: true,
          cell: (bucket: Traffic['buckets'][number]) => format.number(countIn(bucket, channel, 'left')),
        })),
        ...failures.map((count) => ({
          head: t(`operation.count.${count}`),
          label: t(`operation.count.${count}`),
          numeric: true,
          cell: (bucket: Traffic['buckets'][number]) => format.number(allIn(bucket, count)),
        })),
      ]}
      foot={
        <tfoot role="rowgroup">
          <tr role="row">
            <th scope="row" role="rowheader">
              {t('operation.total')}
            </th>
            {channels.map((channel) => (
              <td key={channel} role="cell" className="govuk-table__cell--numeric" data-label={t(`channel.${channel}`)}>
                {format.number(totalOf(traffic, channel, 'left'))}
              </td>
            ))}
            {failures.map((count) => (
              <td
                key={count}
                role="cell"
                className="govuk-table__cell--numeric"
                data-label={t(`operation.count.${count}`)}
              >
                {format.number(traffic.buckets.reduce((sum, bucket) => sum + allIn(bucket, count), 0))}
              </td>
            ))}
          </tr>
        </tfoot>
      }
    />
  )
}
