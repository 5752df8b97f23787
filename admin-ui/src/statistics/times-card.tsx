import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChannelName } from '../../../api/contract/values/message.ts'
import type { StatisticItem, StatisticSum, Statistics } from '../ui/api/statistics-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { Card } from '../ui/layout/card.tsx'
import { type Column, Table } from '../ui/layout/table.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { useStatisticWords } from './use-words.ts'

/** How long each channel takes, and what came back from it. */
export function TimesCard({ period }: { readonly period: string }): ReactNode {
  const { t } = useTranslation()
  const query = useGet<Statistics>(`/v1/statistics?${period}&group=channel`)
  return (
    <Card title={t('statistics.times')} sub={t('statistics.timesSub')} flush>
      <Loaded query={query} what={t('statistics.what')} forbidden={t('statistics.forbidden')}>
        {({ items }) => <TimesTable items={items.filter(({ deliveries }) => deliveries > 0)} />}
      </Loaded>
    </Card>
  )
}

function TimesTable({ items }: { readonly items: readonly StatisticItem[] }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useStatisticWords()
  if (items.length === 0) return <p className="st-more up-quiet">{t('statistics.nothingLeft')}</p>
  const column = (head: string, cell: (sum: StatisticSum) => ReactNode): Column<StatisticItem> => ({
    head,
    label: head,
    numeric: true,
    cell,
  })
  return (
    <Table
      name={t('statistics.times')}
      rows={items}
      rowKey={({ key }) => key ?? ''}
      cards
      columns={[
        { head: t('statistics.channel'), heading: true, cell: ({ key }) => t(`channel.${key as ChannelName}`) },
        column(t('statistics.deliveries'), ({ deliveries }) => format.number(deliveries)),
        column(t('statistics.toDelivered'), ({ times }) => words.took(times?.delivered ?? times?.posted)),
        column(t('statistics.toOpened'), ({ times, opened }) =>
          opened === undefined ? words.took(undefined) : words.took(times?.opened),
        ),
        column(t('statistics.openedInTime'), ({ opened }) => words.share(opened?.share)),
        column(t('statistics.cameBack'), (sum) => cameBack(sum)),
      ]}
    />
  )

  /** A letter on paper comes back; a mail bounces. The other channels report neither. */
  function cameBack({ returned, bounced }: StatisticSum): string {
    return words.share(returned?.share ?? bounced?.share)
  }
}
