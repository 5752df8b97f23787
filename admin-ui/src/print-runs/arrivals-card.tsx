import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrintRun } from '../ui/api/operator-types.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { Card } from '../ui/layout/card.tsx'
import { Table } from '../ui/layout/table.tsx'

/** By which day the letters of each postage are expected to arrive. */
export function ArrivalsCard({ run }: { readonly run: PrintRun }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { arrivals = [] } = run
  if (arrivals.length === 0) return undefined
  return (
    <Card title={t('run.arrivals.title')} sub={t('run.arrivals.sub')} flush>
      <Table
        name={t('run.arrivals.title')}
        rows={arrivals}
        rowKey={({ postage, zone }) => `${postage} ${zone}`}
        cards
        columns={[
          { head: t('contract.postage'), heading: true, cell: ({ postage }) => t(`contract.class.${postage}`) },
          { head: t('contract.zone'), label: t('contract.zone'), cell: ({ zone }) => t(`contract.zones.${zone}`) },
          {
            head: t('runs.letters'),
            label: t('runs.letters'),
            numeric: true,
            cell: ({ letters }) => format.number(letters),
          },
          {
            head: t('run.arrivals.by'),
            label: t('run.arrivals.by'),
            cell: ({ by }) => (by === undefined ? t('run.arrivals.unknown') : format.weekday(`${by}T12:00:00Z`)),
          },
        ]}
      />
    </Card>
  )
}
