import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { TemplateVersion } from '../../ui/api/template-types.ts'
import { Switch } from '../../ui/form/switch.tsx'
import { comparePath } from '../version/version-path.ts'

/** A choice of the text to compare with: the text of the last review, or the previous version. */
export function ComparedWith({
  version: { key, version, lastReview },
  from,
}: {
  readonly version: TemplateVersion
  /** The current choice. */
  readonly from: string
}): ReactNode {
  const { t } = useTranslation()
  const navigate = useNavigate()
  if (lastReview === undefined) return null
  const numbers = [...new Set([version - 1, ...(from === 'last-review' ? [] : [Number(from)])])].filter((n) => n > 0)
  if (numbers.length === 0) return null
  return (
    <Switch
      name={t('templates.comparedWith')}
      chosen={from}
      onChoose={(next) =>
        void navigate(comparePath(key, next === 'last-review' ? next : Number(next), version), { replace: true })
      }
      choices={[
        { value: 'last-review', name: t(lastReview.own ? 'templates.sinceYours' : 'templates.sinceReview') },
        ...numbers.map((n) => ({ value: String(n), name: t('templates.withVersion', { n }) })),
      ]}
    />
  )
}
