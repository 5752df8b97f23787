import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ShownLetter } from '../../preview/shown-letter.tsx'
import { WindowCaption } from '../../preview/window-caption.tsx'
import type { TemplateVersion } from '../../ui/api/template-types.ts'
import { Notice } from '../../ui/dialog/notice.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import { usePreview } from '../editor/preview/use-preview.ts'
import { versionApi } from '../version/version-path.ts'
import type { SeenLetters } from './seen-letters.ts'
import type { LetterChoice } from './use-letter-choice.ts'

/** The letter of a version in the chosen language and form and with the chosen sample. */
export function LetterPanel({
  version,
  choice: { language, form, sample },
  seen,
}: {
  readonly version: TemplateVersion
  readonly choice: LetterChoice
  /** Records that the reviewer has seen this letter. */
  readonly seen?: SeenLetters
}): ReactNode {
  const { t } = useTranslation()
  const isWritten = version.languages[language] !== undefined
  const hasSample = version.samples.some(({ name }) => name === sample)
  const possible = isWritten && version.faults.length === 0
  const query = usePreview({
    path: versionApi(version.key, version.version),
    revision: version.revision,
    form,
    language,
    sample: hasSample ? sample : undefined,
    possible,
  })
  const shown = query.data
  const current = shown !== undefined && !query.isPlaceholderData && shown.form === form && shown.language === language
  useEffect(() => {
    if (current) seen?.note(language, form)
  }, [current, seen, language, form])
  if (!isWritten) return <Notice title={t('templates.noLetterIn', { language: t(`language.${language}`) })} />
  if (version.faults.length > 0) return <Notice title={t('templates.noPreview')} />
  return (
    <div className="up-stack" data-letter={current ? `${language} ${form}` : undefined}>
      <WindowCaption form={form} language={language} />
      {sample !== undefined && !hasSample && <Notice title={t('templates.noSuchSample', { sample })} />}
      <Loaded query={query} what={t('letterView.what')} missing={t('letterView.removed')}>
        {(preview) => (
          <div className="st-doc">
            <ShownLetter preview={preview} />
          </div>
        )}
      </Loaded>
    </div>
  )
}
