import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay } from '../frame/working-for.ts'
import { useTemplateNames } from '../messages/list/template-names.ts'
import type { StatisticItem, Statistics } from '../ui/api/statistics-types.ts'
import { useLocalized } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'

type Group = Statistics['group']

/** The name of a group in words. */
export function useGroupText(group: Group): (item: StatisticItem) => string {
  const { t } = useTranslation()
  const localized = useLocalized()
  const templates = useTemplateNames()
  return ({ key, name }) => {
    if (key === undefined) return t(`statistics.without.${group}`)
    if (group === 'entity') return localized(name) === '' ? key : localized(name)
    if (group === 'template') return templates.get(key) ?? key
    if (group === 'class') return t(`class.${key}`, { defaultValue: key })
    return group === 'channel' ? t(`channel.${key}`, { defaultValue: key }) : key
  }
}

/** The name of a group; it leads to its letters where the list of messages can show them. */
export function GroupName({
  group,
  item,
  text,
  months,
}: {
  readonly group: Group
  readonly item: StatisticItem
  readonly text: string
  /** The months of the statistics, `2026-01..2026-11`. */
  readonly months: string
}): ReactNode {
  const mayRead = useMay('messages:read')
  if (item.key === undefined && group === 'costCentre')
    return (
      <span className="up-warn-text st-state">
        <Icon of={TriangleAlert} /> {text}
      </span>
    )
  if (item.key === undefined || !mayRead || (group !== 'template' && group !== 'channel')) return text
  return (
    <Link className="govuk-link" to={`/messages?${group}=${encodeURIComponent(item.key)}&period=${months}`}>
      {text}
    </Link>
  )
}
