import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListTotals } from '../../ui/api/list-types.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { type Column, Table } from '../../ui/layout/table.tsx'

type CostCentre = ListTotals['costCentres'][number]

/** The sum by cost centre, where there are several. */
export function CostCentres({ totals }: { readonly totals: ListTotals }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { costCentres, moreCostCentres } = totals
  if (costCentres.length < 2) return null
  const columns: readonly Column<CostCentre>[] = [
    {
      head: t('listPrice.costCentreHead'),
      heading: true,
      cell: ({ costCentre }) => costCentre ?? t('listPrice.noCostCentre'),
    },
    {
      head: t('listPrice.letters'),
      label: t('listPrice.letters'),
      numeric: true,
      cell: ({ letters }) => format.number(letters),
    },
    {
      head: t('listPrice.sum'),
      label: t('listPrice.sum'),
      numeric: true,
      cell: ({ price }) => format.price(price),
    },
  ]
  return (
    <details className="st-listprice__centres">
      <summary>{t('listPrice.perCostCentre')}</summary>
      <Table
        name={t('listPrice.perCostCentre')}
        columns={columns}
        rows={costCentres}
        rowKey={({ costCentre }) => costCentre ?? ''}
        cards
      />
      {moreCostCentres && <p className="up-quiet up-small st-listprice__more">{t('listPrice.moreCostCentres')}</p>}
    </details>
  )
}
