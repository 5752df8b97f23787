import { Check, CircleAlert, Clock } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../../ui/api/api-types.ts'
import type { TemplateFault } from '../../../ui/api/template-types.ts'
import { Hidden } from '../../../ui/layout/hidden.tsx'
import { Tag } from '../../../ui/layout/tag.tsx'
import { untranslatedLanguages } from '../behind-languages.ts'
import { type DraftContent, isUnwritten } from '../draft-content.ts'

/** The state of the text in one language, beside its name. */
export function LanguageTag({
  content,
  language,
  faults,
  isBehind,
}: {
  readonly content: DraftContent
  readonly language: Language
  readonly faults: readonly TemplateFault[]
  readonly isBehind: boolean
}): ReactNode {
  const { t } = useTranslation()
  if (content.languages[language] === undefined || isUnwritten(content)) return <Tag>{t('editor.empty')}</Tag>
  const count = faults.filter((fault) => fault.pointer.startsWith(`/languages/${language}/`)).length
  if (count > 0)
    return (
      <Tag tone="bad" icon={CircleAlert}>
        {t('editor.faultCount', { count })}
      </Tag>
    )
  if (isBehind || untranslatedLanguages(content.languages).has(language))
    return (
      <Tag tone="warn" icon={Clock}>
        {t(isBehind ? 'editor.behind' : 'editor.untranslated')}
      </Tag>
    )
  return (
    <Tag tone="good" icon={Check}>
      <Hidden>{t('editor.fine')}</Hidden>
    </Tag>
  )
}
