import { MessageSquarePlus } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../ui/api/api-types.ts'
import type { TemplateComment, TemplateVersion } from '../../ui/api/template-types.ts'
import { Notice } from '../../ui/dialog/notice.tsx'
import { Icon } from '../../ui/icon.tsx'
import { CommentForm } from './comment-form.tsx'
import { CommentThread } from './comment-thread.tsx'
import { locateComment, paragraphsOf } from './locate-comment.ts'
import { useChangeComment, useComments, useMayComment } from './use-comments.ts'

/** The hub accepts a passage of at most this length. */
const maxPassage = 4000
/** A shorter passage cannot be found again. */
const minSelection = 3

/** Subject and text of one language, with the comments on each paragraph below it. */
export function CommentedText({
  version,
  language,
}: {
  readonly version: TemplateVersion
  readonly language: Language
}): ReactNode {
  const { t } = useTranslation()
  const { query, comments } = useComments(version)
  const text = version.languages[language]
  if (text === undefined) return null
  const own = comments.filter((each) => each.language === language)
  const placed = own.map((comment) => ({ comment, place: locateComment(version.languages, comment) }))
  const at = (part: TemplateComment['part'], paragraph: number): readonly TemplateComment[] =>
    placed
      .filter(({ comment, place }) => comment.part === part && place?.paragraph === paragraph)
      .map(({ comment }) => comment)
  const lost = placed.filter(({ place }) => place === undefined)
  return (
    <div className="up-stack">
      <Passage
        version={version}
        language={language}
        part="subject"
        line={1}
        text={text.subject}
        threads={at('subject', 0)}
      />
      <div className="st-source" tabIndex={0} aria-label={t(`language.${language}`)} role="region">
        {paragraphsOf(text.body).map((paragraph, index) => (
          <Passage
            key={`${index} ${paragraph.text}`}
            version={version}
            language={language}
            part="body"
            {...paragraph}
            threads={at('body', index)}
          />
        ))}
      </div>
      {query.isError && (
        <Notice tone="warn" title={t('comments.notLoaded')}>
          <button
            className="govuk-button govuk-button--secondary up-button--dense"
            type="button"
            onClick={() => void query.refetch()}
          >
            {t('states.retry')}
          </button>
        </Notice>
      )}
      {lost.length > 0 && (
        <section aria-label={t('comments.lost')} className="up-stack">
          <h3>{t('comments.lost')}</h3>
          {lost.map(({ comment }) => (
            <CommentThread key={comment.id} comment={comment} version={version} quoted />
          ))}
        </section>
      )}
    </div>
  )
}

function Passage({
  version,
  language,
  part,
  line,
  text,
  threads,
}: {
  readonly version: TemplateVersion
  readonly language: Language
  readonly part: TemplateComment['part']
  readonly line: number
  readonly text: string
  readonly threads: readonly TemplateComment[]
}): ReactNode {
  const { t } = useTranslation()
  const may = useMayComment() && ['draft', 'in-review', 'approved'].includes(version.status)
  const change = useChangeComment(version)
  const shown = useRef<HTMLElement>(null)
  const [passage, setPassage] = useState<string>()
  const name = part === 'subject' ? t('comments.addAtSubject') : t('comments.addAt', { line })
  return (
    <div className="st-passage">
      <div className="st-passage__text">
        {part === 'subject' ? (
          <p className="up-strong" lang={language} ref={shown as React.Ref<HTMLParagraphElement>}>
            {text}
          </p>
        ) : (
          <pre lang={language} ref={shown as React.Ref<HTMLPreElement>}>
            {text}
          </pre>
        )}
        {may && passage === undefined && text.trim() !== '' && (
          <button
            className="govuk-button up-button--quiet up-button--dense st-passage__add"
            type="button"
            aria-label={name}
            title={t('comments.add')}
            // The handler runs before the press clears the selection.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => setPassage(selectedIn(shown.current, text))}
          >
            <Icon of={MessageSquarePlus} />
          </button>
        )}
      </div>
      {threads.map((comment) => (
        <CommentThread
          key={comment.id}
          comment={comment}
          version={version}
          quoted={comment.passage.trim() !== text.trim()}
        />
      ))}
      {passage !== undefined && (
        <CommentForm
          label={t('comments.text')}
          hint={t('comments.selectHint')}
          buttonLabel={t('comments.save')}
          busy={change.isPending}
          failed={change.isError}
          onClose={() => setPassage(undefined)}
          onSave={(words) =>
            change.mutate(
              { do: 'add', language, part, passage, line, text: words },
              { onSuccess: () => setPassage(undefined) },
            )
          }
        />
      )}
    </div>
  )
}

/** The words that the reader selected in this paragraph, otherwise the whole paragraph. */
function selectedIn(element: HTMLElement | null, text: string): string {
  const selection = window.getSelection()
  const words = selection?.toString().trim() ?? ''
  const isHere = element !== null && selection?.anchorNode != null && element.contains(selection.anchorNode)
  return isHere && words.length >= minSelection && text.includes(words) ? words : text.slice(0, maxPassage)
}
