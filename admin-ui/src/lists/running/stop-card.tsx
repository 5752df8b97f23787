import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { List, ListStop } from '../../ui/api/list-types.ts'
import { useGet } from '../../ui/api/use-api.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { Card } from '../../ui/layout/card.tsx'
import { Table } from '../../ui/layout/table.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import { listPath } from '../use-list.ts'

const followMs = 15_000

export function useStopPreview({ id }: List): ReturnType<typeof useGet<ListStop>> {
  return useGet<ListStop>(`${listPath(id)}/stop-preview`, { refetchInterval: followMs })
}

/** What a stop would still keep from leaving, by channel. */
export function StopCard({ list }: { readonly list: List }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const query = useStopPreview(list)
  const { data } = query
  return (
    <Card
      title={t(list.status === 'paused' ? 'listRunning.stop.nowHeld' : 'listRunning.stop.title')}
      flush
      {...(data !== undefined && { sub: t('listRunning.stop.sub', { time: format.time(data.at) }) })}
    >
      <Loaded query={query} what={t('listRunning.stop.what')}>
        {(stop) => <StopTable stop={stop} />}
      </Loaded>
    </Card>
  )
}

function StopTable({ stop }: { readonly stop: ListStop }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Table
      name={t('listRunning.stop.title')}
      cards
      rows={stop.channels}
      rowKey={({ channel = 'none' }) => channel}
      columns={[
        {
          head: t('listRunning.stop.where'),
          heading: true,
          cell: ({ channel }) => (channel === undefined ? t('listRunning.stop.undecided') : t(`channel.${channel}`)),
        },
        {
          head: t('listRunning.stop.left'),
          label: t('listRunning.stop.left'),
          numeric: true,
          cell: ({ left, leaving }) => format.number(left + leaving),
        },
        {
          head: t('listRunning.stop.held'),
          label: t('listRunning.stop.held'),
          numeric: true,
          cell: ({ held }) => format.number(held),
        },
        { head: t('listRunning.stop.why'), label: t('listRunning.stop.why'), cell: (row) => <Why row={row} /> },
      ]}
      foot={
        <tfoot role="rowgroup">
          <tr role="row">
            <th scope="row" role="rowheader">
              {t('listRunning.stop.together')}
            </th>
            <td role="cell" className="govuk-table__cell--numeric" data-label={t('listRunning.stop.left')}>
              <b>{format.number(stop.left + stop.leaving)}</b>
            </td>
            <td role="cell" className="govuk-table__cell--numeric" data-label={t('listRunning.stop.held')}>
              <b>{format.number(stop.held)}</b>
            </td>
            <td role="cell">
              {stop.saves.amount > 0 && t('listRunning.stop.saves', { price: format.price(stop.saves) })}
            </td>
          </tr>
        </tfoot>
      }
    />
  )
}

function Why({ row: { channel, leaving, until } }: { readonly row: ListStop['channels'][number] }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const known = ['inbox', 'ebox', 'email', 'peppol']
  return (
    <>
      {channel === undefined && t('listRunning.stop.because.undecided')}
      {channel !== undefined && known.includes(channel) && t(`listRunning.stop.because.${channel}`)}
      {until !== undefined && t('listRunning.stop.because.run', { moment: format.moment(until) })}
      {leaving > 0 && <> {t('listRunning.stop.because.leaving', { count: leaving, number: format.number(leaving) })}</>}
    </>
  )
}
