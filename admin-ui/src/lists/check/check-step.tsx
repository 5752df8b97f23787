import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { List } from '../../ui/api/list-types.ts'
import { PageTitle } from '../../ui/layout/page-title.tsx'
import { PriceCard } from '../price/price-card.tsx'
import { RowLetter } from '../price/row-letter.tsx'
import { StagesCard } from '../running/stages-card.tsx'

/** The three heaps, the mends, the letter of a row, the price and the first stage (50). */
export function CheckStep({ list }: { readonly list: List }): ReactNode {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const row = Number(params.get('row') ?? 0)
  const walk = (step: -1 | 1): void => setParams({ row: String(Math.max(1, row + step)) })
  return (
    <>
      <PageTitle name={t('lists.step.check')} app={t('app')} />
      {row > 0 && <RowLetter list={list} row={row} onRow={walk} />}
      <PriceCard list={list} />
      <StagesCard list={list} />
    </>
  )
}
