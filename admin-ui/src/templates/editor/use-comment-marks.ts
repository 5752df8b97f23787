import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../ui/api/api-types.ts'
import type { TemplateVersion } from '../../ui/api/template-types.ts'
import { locateComment } from '../comments/locate-comment.ts'
import { useComments } from '../comments/use-comments.ts'
import type { DraftState } from './draft-keeper.ts'
import type { CommentMark } from './source/show-comments.ts'

/** The open comments on the text of one language, each at its line in the current text. */
export function useCommentMarks(
  version: TemplateVersion,
  { content, revision }: DraftState,
  language: Language,
  onOpen: () => void,
): readonly CommentMark[] {
  const { t } = useTranslation()
  const { comments } = useComments(version)
  const latest = useRef({ languages: content.languages, onOpen })
  latest.current = { languages: content.languages, onOpen }
  return useMemo(
    () =>
      comments
        .filter((each) => each.status === 'open' && each.part === 'body' && each.language === language)
        .flatMap((comment) => {
          const place = locateComment(latest.current.languages, comment)
          const last = comment.events.findLast(({ action }) => action === 'answered')
          const { name = t('templates.somebody'), text = comment.text } = last ?? comment
          const mark = { name, text, buttonLabel: t('comments.answer'), open: () => latest.current.onOpen() }
          return place === undefined ? [] : [{ ...mark, line: place.line }]
        }),
    // During typing the marks move with the text; their places are calculated again after each save.
    [comments, language, revision, t],
  )
}
