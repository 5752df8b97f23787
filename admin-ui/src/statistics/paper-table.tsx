import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { StatisticItem, StatisticSum, Statistics } from '../ui/api/statistics-types.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { Table } from '../ui/layout/table.tsx'
import { centsOf, paperCents, paperParts } from './paper-sums.ts'
import { TotalRow } from './total-row.tsx'
import { useStatisticWords } from './use-words.ts'

/** The amounts of the chart, month by month. */
export function PaperTable({ statistics }: { readonly statistics: Statistics }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useStatisticWords()
  const { items, total } = statistics
  const price = (amount: number): string => format.price({ amount })
  const figures: readonly (readonly [string, (sum: StatisticSum) => string])[] = [
    ...paperParts.map((part) => [t(`paperParts.${part}`), (sum: StatisticSum) => price(centsOf(sum, part))] as const),
    [t('paperParts.together'), (sum) => price(paperCents(sum))],
  ]
  return (
    <Table<StatisticItem>
      name={t('paperParts.chart')}
      rows={items}
      rowKey={({ key }) => key ?? ''}
      cards
      columns={[
        {
          head: t('statistics.month'),
          heading: true,
          nowrap: true,
          cell: ({ key }) => (key === undefined ? '' : words.month(key, 'long')),
        },
        ...figures.map(([head, cell]) => ({ head, label: head, numeric: true, cell })),
      ]}
      foot={<TotalRow name={t('statistics.total')} cells={figures.map(([label, of]) => [label, of(total)])} />}
    />
  )
}
