import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { List } from '../../ui/api/list-types.ts'
import { useGet } from '../../ui/api/use-api.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { listPath } from '../use-list.ts'

/** What the whole list costs, as the price card says; nothing while it is not known. */
export function ListPrice({ list }: { readonly list: List }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { data } = useGet<{ readonly price?: { readonly amount: number } }>(`${listPath(list.id)}/totals`)
  if (data?.price === undefined) return null
  return <p>{t('listRunning.price', { price: format.price(data.price) })}</p>
}
