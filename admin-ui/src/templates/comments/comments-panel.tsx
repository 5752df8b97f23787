import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../ui/api/api-types.ts'
import type { TemplateComment, TemplateVersion } from '../../ui/api/template-types.ts'
import { Loaded } from '../../ui/states/loaded.tsx'
import { CommentThread } from './comment-thread.tsx'
import { locateComment } from './locate-comment.ts'
import { useComments } from './use-comments.ts'

/** Below the text in the editor: its comments, each with a link to its place in the current text. */
export function CommentsPanel({
  version,
  languages,
  onGo,
}: {
  readonly version: TemplateVersion
  /** The texts as they are in the editor now. */
  readonly languages: TemplateVersion['languages']
  readonly onGo: (language: Language, line: number) => void
}): ReactNode {
  const { t } = useTranslation()
  const { query } = useComments(version)
  return (
    <Loaded query={query} what={t('comments.what')}>
      {({ items }) => {
        const [open, resolved] = [
          items.filter(({ status }) => status === 'open'),
          items.filter(({ status }) => status === 'resolved'),
        ]
        return (
          <div className="up-stack st-comments">
            {open.length === 0 && (
              <p className="up-quiet">{t(items.length === 0 ? 'comments.none' : 'comments.noneOpen')}</p>
            )}
            {open.map((comment) => (
              <Placed key={comment.id} {...{ comment, version, languages, onGo }} />
            ))}
            {resolved.length > 0 && (
              <details>
                <summary>
                  {t('comments.resolvedOnes')} ({resolved.length})
                </summary>
                {resolved.map((comment) => (
                  <Placed key={comment.id} {...{ comment, version, languages, onGo }} />
                ))}
              </details>
            )}
          </div>
        )
      }}
    </Loaded>
  )
}

function Placed({
  comment,
  version,
  languages,
  onGo,
}: {
  readonly comment: TemplateComment
  readonly version: TemplateVersion
  readonly languages: TemplateVersion['languages']
  readonly onGo: (language: Language, line: number) => void
}): ReactNode {
  const { t } = useTranslation()
  const { language, part } = comment
  const place = locateComment(languages, comment)
  const where = `${t(`language.${language}`)}, ${
    part === 'subject' ? t('editor.subject') : t('editor.atLine', { line: place?.line ?? comment.line })
  }`
  return (
    <div>
      {place === undefined ? (
        <p className="up-small up-quiet">
          {t(`language.${language}`)}: {t('comments.gone')}
        </p>
      ) : part === 'subject' ? (
        <p className="up-small">{where}</p>
      ) : (
        <button
          className="govuk-button up-button--quiet up-button--dense"
          type="button"
          onClick={() => onGo(language, place.line)}
        >
          {where}
        </button>
      )}
      <CommentThread comment={comment} version={version} quoted />
    </div>
  )
}
