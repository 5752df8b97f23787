import { ChartColumn, Table2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Statistics } from '../ui/api/statistics-types.ts'
import { Switch } from '../ui/form/switch.tsx'
import { Card } from '../ui/layout/card.tsx'
import { PaperChart } from './paper-chart.tsx'
import { PaperTable } from './paper-table.tsx'

/** What letters on paper cost in each month, printing and postage apart; nothing where no letter on paper has a price. */
export function PaperCard({ statistics }: { readonly statistics: Statistics }): ReactNode {
  const { t } = useTranslation()
  const [form, setForm] = useState<'chart' | 'table'>('chart')
  if (statistics.total.paperParts === undefined) return null
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
    <Card title={t('paperParts.chart')} sub={t('paperParts.chartSub')} aside={choice} flush={form === 'table'}>
      {form === 'chart' ? <PaperChart statistics={statistics} /> : <PaperTable statistics={statistics} />}
    </Card>
  )
}
