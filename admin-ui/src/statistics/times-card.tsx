import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChannelName } from '../../../api/contract/values/message.ts'
import type { StatisticItem, StatisticSum, Statistics } from '../ui/api/statistics-types.ts'
import { useGet } from '../ui/api/use-api.ts'
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
  const words = useStatisticWords()
  if (items.length === 0) return <p className="st-more up-quiet">{t('statistics.nothingLeft')}</p>
  const column = (head: string, cell: (sum: StatisticSum) => string): Column<StatisticItem> => ({
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
        column(t('statistics.toDelivered'), ({ times }) => words.took(times?.delivered ?? times?.posted)),
        column(t('statistics.toOpened'), (item) => toOpened(item)),
        column(t('statistics.openedInTime'), ({ opened }) => shareIf(opened)),
        column(t('statistics.cameBack'), ({ returned, bounced }) => shareIf(returned ?? bounced)),
      ]}
    />
  )

  /** A dash for paper, of which it cannot be known that it was opened; of an email it is not measured. */
  function toOpened({ opened, returned, times }: StatisticSum): string {
    if (opened !== undefined) return words.took(times?.opened)
    return returned === undefined ? words.took(undefined) : t('statistics.notHere')
  }

  /** A share that the channel can have; the others have a dash. */
  function shareIf(measured: { readonly share?: number | undefined } | undefined): string {
    return measured === undefined ? t('statistics.notHere') : words.share(measured.share)
  }
}
