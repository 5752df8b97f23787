import { Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateVersion } from '../../ui/api/template-types.ts'
import { Notice } from '../../ui/dialog/notice.tsx'
import { useFormat } from '../../ui/format/use-format.ts'

/** The reason why a reviewer sent a draft back: shown first to the writer, until it is submitted again. */
export function SentBackNotice({ version }: { readonly version: TemplateVersion }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const last = version.steps.findLast(({ action }) => action !== 'saved')
  if (version.status !== 'draft' || last?.action !== 'rejected') return null
  const { name = t('templates.somebody'), at, comment } = last
  return (
    <Notice tone="warn" icon={Undo2} title={t('templates.sentBack', { name, moment: format.moment(at) })}>
      {comment !== undefined && <p className="st-comment">{comment}</p>}
    </Notice>
  )
}
