import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArchiveRecord } from '../ui/api/archive-types.ts'
import { Card } from '../ui/layout/card.tsx'
import { LetterView } from '../ui/letter/letter-view.tsx'
import { usePurposeHeader } from './purpose.ts'
import { documentSource } from './record-document.ts'

export function RecordLetter({ record }: { readonly record: ArchiveRecord }): ReactNode {
  const { t } = useTranslation()
  const headers = usePurposeHeader()
  const letter = record.documents.find((each) => each.kind === 'letter' && each.mediaType === 'application/pdf')
  const page = record.documents.find((each) => each.kind === 'page')
  if (letter === undefined && page === undefined) return null
  return (
    <Card title={t('message.letter')} className="st-lettercard">
      <LetterView
        title={t('message.letterOf', { reference: record.reference })}
        paper={letter && documentSource(record, letter, headers)}
        text={page && documentSource(record, page, headers)}
        lang={record.language}
      />
    </Card>
  )
}
