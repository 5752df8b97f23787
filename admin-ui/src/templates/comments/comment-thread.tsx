import { Check, MessageSquareReply, RotateCcw } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateComment, TemplateVersion } from '../../ui/api/template-types.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { Icon } from '../../ui/icon.tsx'
import { CommentForm } from './comment-form.tsx'
import { useChangeComment, useMayComment } from './use-comments.ts'

/** One comment with its answers and the actions on it. */
export function CommentThread({
  comment,
  version,
  quoted = false,
}: {
  readonly comment: TemplateComment
  /** The version of the screen; the comment may be on an earlier version. */
  readonly version: TemplateVersion
  /** Shows the words that the comment is about, where they are not shown beside it. */
  readonly quoted?: boolean
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const may = useMayComment()
  const change = useChangeComment(version)
  const [answering, setAnswering] = useState(false)
  const { name = t('templates.somebody'), at, text, passage, language, status, events } = comment
  const isOpen = status === 'open'
  return (
    <article className={isOpen ? 'st-thread' : 'st-thread st-thread--resolved'}>
      {quoted && (
        <p className="up-small up-quiet">
          {t('comments.about')} ‘<span lang={language}>{shorten(passage)}</span>’
        </p>
      )}
      <p className="up-small">
        <b>{name}</b> <time dateTime={at}>{format.moment(at)}</time>
        {comment.version !== version.version && <> · {t('comments.ofVersion', { n: comment.version })}</>}
      </p>
      <p className="st-comment">{text}</p>
      {events.map((event, index) => (
        <Event key={`${event.at} ${index}`} event={event} />
      ))}
      {may && !answering && (
        <div className="up-row">
          {isOpen && (
            <button
              className="govuk-button up-button--quiet up-button--dense"
              type="button"
              onClick={() => setAnswering(true)}
            >
              <Icon of={MessageSquareReply} /> {t('comments.answer')}
            </button>
          )}
          <button
            className="govuk-button up-button--quiet up-button--dense"
            type="button"
            aria-disabled={change.isPending}
            onClick={() => !change.isPending && change.mutate({ do: isOpen ? 'resolve' : 'reopen', of: comment })}
          >
            <Icon of={isOpen ? Check : RotateCcw} /> {t(isOpen ? 'comments.resolve' : 'comments.reopen')}
          </button>
          {change.isError && <span role="alert">{t('comments.failed')}</span>}
        </div>
      )}
      {answering && (
        <CommentForm
          label={t('comments.answerText')}
          buttonLabel={t('comments.saveAnswer')}
          busy={change.isPending}
          failed={change.isError}
          onClose={() => setAnswering(false)}
          onSave={(words) =>
            change.mutate({ do: 'answers', of: comment, text: words }, { onSuccess: () => setAnswering(false) })
          }
        />
      )}
    </article>
  )
}

function Event({ event }: { readonly event: TemplateComment['events'][number] }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { name = t('templates.somebody'), at, action, text } = event
  const moment = format.moment(at)
  if (action !== 'answered')
    return (
      <p className="up-small up-quiet">
        {t(action === 'resolved' ? 'comments.resolvedBy' : 'comments.reopenedBy', { name, moment })}
      </p>
    )
  return (
    <div className="st-thread__answer">
      <p className="up-small">
        <b>{name}</b> <time dateTime={at}>{moment}</time>
      </p>
      <p className="st-comment">{text}</p>
    </div>
  )
}

function shorten(passage: string): string {
  const words = passage.replaceAll(/\s+/g, ' ').trim()
  return words.length > 120 ? `${words.slice(0, 119).trimEnd()}…` : words
}
