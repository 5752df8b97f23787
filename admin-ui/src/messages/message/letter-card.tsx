import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../ui/api/api-types.ts'
import { Card } from '../../ui/layout/card.tsx'
import { LetterView } from '../../ui/letter/letter-view.tsx'
import { documentPath } from './message-document.ts'

/** The letter as the recipient received it. */
export function LetterCard({ message }: { readonly message: Message }): ReactNode {
  const { t } = useTranslation()
  const letter = message.documents.find((each) => each.kind === 'letter' && each.mediaType === 'application/pdf')
  const page = message.documents.find((each) => each.kind === 'page')
  if (letter === undefined && page === undefined) return null
  return (
    <Card
      title={t('message.letter')}
      className="st-lettercard"
      aside={
        letter?.pages !== undefined && (
          <span className="up-quiet up-small">
            {t('words.pdf')}, {t('message.pages', { count: letter.pages })}
          </span>
        )
      }
    >
      <LetterView
        title={t('message.letterOf', { reference: message.reference })}
        paper={letter && { path: documentPath(message, letter) }}
        text={page && { path: documentPath(message, page) }}
        lang={message.template?.language}
      />
    </Card>
  )
}
