import type { ReactNode } from 'react'
import type { List } from '../../ui/api/list-types.ts'
import { PriceCard } from '../price/price-card.tsx'
import { StagesCard } from '../running/stages-card.tsx'

/** The three heaps, the mends, the letter of a row, the price and the first stage (50). */
export function CheckStep({ list }: { readonly list: List }): ReactNode {
  return (
    <>
      <PriceCard list={list} />
      <StagesCard list={list} />
    </>
  )
}
