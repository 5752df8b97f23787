import { useTranslation } from 'react-i18next'
import type { List } from '../../ui/api/list-types.ts'
import { useFormat } from '../../ui/format/use-format.ts'

/** The name of the file of a list, or else its template and day. */
export function useListName(list: List): string {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    listNameOf(list) ??
    t('listOverview.noName', { template: list.template ?? '', date: format.shortDate(list.createdAt) })
  )
}

export function listNameOf(list: List): string | undefined {
  return 'name' in list && typeof list.name === 'string' ? list.name : undefined
}
