import { ChartColumn, Table2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Statistics } from '../ui/api/statistics-types.ts'
import { Switch } from '../ui/form/switch.tsx'
import { Card } from '../ui/layout/card.tsx'
import { MonthChart } from './month-chart.tsx'
import { MonthTable } from './month-table.tsx'

/** The letters of each month by the channel where they ended, as a chart or as a table. */
export function MonthCard({ statistics }: { readonly statistics: Statistics }): ReactNode {
  const { t } = useTranslation()
  const [form, setForm] = useState<'chart' | 'table'>('chart')
  const choice = (
    <Switch
      name={t('operation.form')}
      chosen={form}
      onChoose={setForm}
      choices={[
        { value: 'chart', name: t('operation.chart'), icon: ChartColumn },
        { value: 'table', name: t('operation.table'), icon: Table2 },
      ]}
    />
  )
  return (
    <Card title={t('statistics.byMonth')} sub={t('statistics.byMonthSub')} aside={choice} flush={form === 'table'}>
      {form === 'chart' ? <MonthChart statistics={statistics} /> : <MonthTable statistics={statistics} />}
    </Card>
  )
}
