import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrintContract, PrintForecast } from '../ui/api/print-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { Table } from '../ui/layout/table.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { useDownload } from '../ui/use-download.ts'

/** What the partner may expect day by day, as a table and as a file for it. */
export function ForecastCard({ contract }: { readonly contract: PrintContract }): ReactNode {
  const { t } = useTranslation()
  const path = `/v1/print-contracts/${contract.id}/forecast`
  const query = useGet<PrintForecast>(path)
  const download = useDownload()
  return (
    <Card
      title={t('contract.forecast')}
      sub={t(download.failed ? 'run.report.failed' : 'contract.forecastSub')}
      flush
      aside={
        <button
          className="govuk-button govuk-button--secondary"
          type="button"
          aria-disabled={download.busy}
          onClick={() => download.start({ path: `${path}?format=csv` }, t('contract.forecastFile'))}
        >
          <Icon of={Download} /> {t('contract.csv')}
        </button>
      }
    >
      <Loaded query={query} what={t('contract.forecast')}>
        {({ items }) => <ForecastTable items={items.filter(({ open, planned }) => open || planned > 0)} />}
      </Loaded>
    </Card>
  )
}

function ForecastTable({ items }: { readonly items: PrintForecast['items'] }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const figure = (name: 'planned' | 'sheets' | 'waiting' | 'held' | 'expected') => ({
    head: t(`contract.volume.${name}`),
    label: t(`contract.volume.${name}`),
    numeric: true,
    cell: (each: PrintForecast['items'][number]) => format.number(each[name]),
  })
  return (
    <Table
      name={t('contract.forecast')}
      rows={items}
      rowKey={({ day }) => day}
      cards
      columns={[
        { head: t('contract.day'), heading: true, cell: ({ day }) => format.weekday(`${day}T12:00:00Z`) },
        figure('planned'),
        figure('sheets'),
        figure('waiting'),
        figure('held'),
        {
          head: t('contract.volume.usual'),
          label: t('contract.volume.usual'),
          numeric: true,
          cell: ({ usual }) => (usual === null ? '–' : format.number(Math.round(usual))),
        },
        figure('expected'),
      ]}
    />
  )
}
