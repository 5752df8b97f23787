import { Send } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay } from '../../frame/working-for.ts'
import type { TemplateRow } from '../../ui/api/template-types.ts'
import { Icon } from '../../ui/icon.tsx'

/** To a letter with a published template: a reader who may not send prepares it for a colleague who may. */
export function SendLink({ row: { key, publishedVersion } }: { readonly row: TemplateRow }): ReactNode {
  const { t } = useTranslation()
  const maySend = useMay('messages:send')
  if (publishedVersion === undefined) return null
  return (
    <Link
      className={maySend ? 'govuk-button' : 'govuk-button up-button--quiet'}
      to={`/send/${encodeURIComponent(key)}`}
    >
      <Icon of={Send} /> {t(maySend ? 'sendOne.title' : 'sendOne.prepareTitle')}
    </Link>
  )
}
