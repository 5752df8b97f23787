import { ChartColumn, Table2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Traffic } from '../../ui/api/operator-types.ts'
import { useGet } from '../../ui/api/use-api.ts'
import { Switch } from '../../ui/form/switch.tsx'
import { Card } from '../../ui/layout/card.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import { TodayCard } from './today-card.tsx'
import { TrafficChart } from './traffic-chart.tsx'
import { TrafficTable } from './traffic-table.tsx'

const followMs = 60_000

/** The letters of today and the departures of each channel, as a chart or as a table. */
export function TrafficCards(): ReactNode {
  const { t } = useTranslation()
  const [period, setPeriod] = useState<Traffic['period']>('day')
  const [form, setForm] = useState<'chart' | 'table'>('chart')
  const query = useGet<Traffic>(`/v1/traffic?period=${period}`, { refetchInterval: followMs })
  const choices = (
    <div className="up-row">
      <Switch
        name={t('operation.period')}
        chosen={period}
        onChoose={setPeriod}
        choices={[
          { value: 'day', name: t('operation.today') },
          { value: 'week', name: t('operation.week') },
        ]}
      />
      <Switch
        name={t('operation.form')}
        chosen={form}
        onChoose={setForm}
        choices={[
          { value: 'chart', name: t('operation.chart'), icon: ChartColumn },
          { value: 'table', name: t('operation.table'), icon: Table2 },
        ]}
      />
    </div>
  )
  return (
    <Loaded query={query} what={t('operation.trafficWhat')} forbidden={t('operation.forbidden')}>
      {(traffic) => (
        <>
          <TodayCard today={traffic.today} />
          <Card title={t('operation.traffic')} sub={t('operation.trafficSub')} aside={choices} flush={form === 'table'}>
            {form === 'chart' ? <TrafficChart traffic={traffic} /> : <TrafficTable traffic={traffic} />}
          </Card>
        </>
      )}
    </Loaded>
  )
}
