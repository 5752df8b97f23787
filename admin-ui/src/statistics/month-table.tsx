import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { StatisticItem, StatisticSum, Statistics } from '../ui/api/statistics-types.ts'
import { dayOf } from '../ui/format/format.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { type Column, Table } from '../ui/layout/table.tsx'
import { channelsOf, endedAt, endedNowhere } from './channel-sums.ts'
import { TotalRow } from './total-row.tsx'
import { useStatisticWords } from './use-words.ts'

/** The numbers of the chart, and the letters that are at no channel. */
export function MonthTable({ statistics }: { readonly statistics: Statistics }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useStatisticWords()
  const { items, total, sameDays } = statistics
  const number = (head: string, of: (sum: StatisticSum) => string): Column<StatisticItem> & { of: typeof of } => ({
    head,
    label: head,
    numeric: true,
    cell: of,
    of,
  })
  const numbers = [
    number(t('statistics.lettersHead'), ({ letters }) => format.number(letters)),
    ...channelsOf(total).map((channel) =>
      number(t(`channel.${channel}`), (sum) => format.number(endedAt(sum, channel))),
    ),
    number(t('statistics.nowhere'), (sum) => format.number(endedNowhere(sum))),
    number(t('statistics.digitalHead'), ({ digital }) => words.share(digital.share)),
  ]
  return (
    <Table
      name={t('statistics.byMonth')}
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
        ...numbers,
      ]}
      foot={
        <TotalRow
          name={t('statistics.total')}
          cells={numbers.map(({ label = '', of }) => [label, of(total)])}
          after={
            sameDays === undefined
              ? []
              : [
                  {
                    name: t('statistics.sameDaysOf', { month: words.month(dayOf(sameDays.from).slice(0, 7), 'long') }),
                    // Only the letters of these days are counted.
                    cells: numbers.map(({ label = '' }, place) => [
                      label,
                      place === 0 ? format.number(sameDays.letters) : '–',
                    ]),
                  },
                ]
          }
        />
      }
    />
  )
}
