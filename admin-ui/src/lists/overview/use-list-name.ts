import { useTranslation } from 'react-i18next'
import type { List } from '../../ui/api/list-types.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { useTemplateName } from '../use-template-name.ts'

/** The name of the file of a list, or else its template and day. */
export function useListName(list: List): string {
  const { t } = useTranslation()
  const format = useFormat()
  const template = useTemplateName(list.template ?? '', { enabled: list.name === undefined })
  return list.name ?? t('listOverview.noName', { template, date: format.shortDate(list.createdAt) })
}
