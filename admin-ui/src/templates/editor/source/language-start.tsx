import { Copy, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../../ui/api/api-types.ts'
import { Icon } from '../../../ui/icon.tsx'
import { languageOrder } from '../../language-order.ts'
import { isWritten } from '../behind-languages.ts'
import type { DraftContent } from '../draft-content.ts'

/** The ways to begin in a language: with the text of another language, to be translated in place, or with nothing. */
export function LanguageStart({
  content: { languages },
  language,
  onStart,
}: {
  readonly content: DraftContent
  readonly language: Language
  readonly onStart: (text: { readonly subject: string; readonly body: string }) => void
}): ReactNode {
  const { t } = useTranslation()
  const isNew = languages[language] === undefined
  const sources = languageOrder.flatMap((each) => {
    const text = languages[each]
    return each !== language && text !== undefined && isWritten(text) ? [{ each, text }] : []
  })
  if (!isNew && sources.length === 0) return null
  return (
    <div className={isNew ? 'st-notext' : 'st-start up-row'}>
      {isNew && <p>{t('editor.noLanguage', { language: t(`language.${language}`) })}</p>}
      {sources.map(({ each, text }) => (
        <button
          key={each}
          className="govuk-button govuk-button--secondary up-button--dense"
          type="button"
          onClick={() => onStart(text)}
        >
          <Icon of={Copy} /> {t(`editor.beginWith.${each}`)}
        </button>
      ))}
      {isNew && (
        <button
          className="govuk-button govuk-button--secondary up-button--dense"
          type="button"
          onClick={() => onStart({ subject: '', body: '' })}
        >
          <Icon of={Plus} /> {t('editor.addLanguage')}
        </button>
      )}
    </div>
  )
}
