import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { List } from '../../ui/api/list-types.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { useTotals } from '../price/use-totals.ts'

/** What the whole list costs, as the price card says; nothing while it is not known. */
export function ListPrice({ list }: { readonly list: List }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { data } = useTotals(list)
  if (data === undefined || data.letters === 0 || data.status === 'computing') return null
  return <p>{t('listRunning.price', { price: format.price(data.price) })}</p>
}
