import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrintCalendarDay, PrintContract } from '../ui/api/print-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { useFormat, useLocalized } from '../ui/format/use-format.ts'
import { Card } from '../ui/layout/card.tsx'
import { Table } from '../ui/layout/table.tsx'
import { Loaded } from '../ui/states/loaded.tsx'

/** Days that the preview shows; weekends are left out, holidays and closing days are not. */
const days = 35
const shownRows = 12

/** When the next runs close, and the days on which none does. */
export function CalendarCard({ contract }: { readonly contract: PrintContract }): ReactNode {
  const { t } = useTranslation()
  const query = useGet<{ items: readonly PrintCalendarDay[] }>(
    `/v1/print-contracts/${contract.id}/calendar?days=${days}`,
  )
  return (
    <Card title={t('contract.calendar')} sub={t('contract.calendarSub')} flush>
      <Loaded query={query} what={t('contract.calendar')}>
        {({ items }) => (
          <CalendarTable items={items.filter(({ closed }) => closed !== 'weekday').slice(0, shownRows)} />
        )}
      </Loaded>
    </Card>
  )
}

function CalendarTable({ items }: { readonly items: readonly PrintCalendarDay[] }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const localized = useLocalized()
  const why = ({ closed, holiday }: PrintCalendarDay): string =>
    closed === 'holiday' ? t('contract.closedHoliday', { name: localized(holiday) }) : t('contract.closedDay')
  return (
    <Table
      name={t('contract.calendar')}
      rows={items}
      rowKey={({ day }) => day}
      columns={[
        { head: t('contract.day'), heading: true, cell: ({ day }) => format.weekday(`${day}T12:00:00Z`) },
        {
          head: t('contracts.closes'),
          cell: (each) =>
            each.closed === undefined ? each.cutOffs.map((at) => format.time(at)).join(', ') : why(each),
        },
      ]}
    />
  )
}
