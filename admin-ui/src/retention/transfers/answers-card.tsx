import { Upload } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../frame/working-for.ts'
import { type Issue, isProblem } from '../../ui/api/problem.ts'
import type { Transfer } from '../../ui/api/retention-types.ts'
import { Notice } from '../../ui/dialog/notice.tsx'
import { FileButton } from '../../ui/form/file-button.tsx'
import { Card } from '../../ui/layout/card.tsx'
import { useRetentionChange } from '../use-retention-change.ts'

/** Takes the answers of the archive service; a file with a fault is refused as a whole, and each line is named. */
export function AnswersCard({ of }: { readonly of: Transfer }): ReactNode {
  const { t } = useTranslation()
  const may = useMay('archive:manage')
  const [added, setAdded] = useState<{ readonly accepted: number; readonly refused: number }>()
  const answered = useRetentionChange<{ readonly accepted: number; readonly refused: number }>(setAdded)
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return
    setAdded(undefined)
    answered.mutate({ path: `transfers/${of.id}/answers`, body: { csv: await file.text() } })
  }
  if (!may) return null
  return (
    <Card title={t('transfer.answers')}>
      <div className="up-stack">
        <p>{t('transfer.answersText')}</p>
        <FileButton
          buttonLabel={t('transfer.addAnswers')}
          icon={Upload}
          accept=".csv,text/csv"
          busy={answered.isPending}
          onFiles={([file]) => void take(file)}
        />
        {added !== undefined && <Notice tone="good" status title={t('transfer.answersAdded', { ...added })} />}
        {answered.error !== null && <Refused error={answered.error} />}
      </div>
    </Card>
  )
}

function Refused({ error }: { readonly error: Error }): ReactNode {
  const { t } = useTranslation()
  const issues = isProblem(error) ? (error.body.issues ?? []) : []
  const wordsOf = ({ detail, kind, values }: Issue): string => {
    const what = t(`transfer.answerFault.${kind}`, { defaultValue: detail })
    return values?.['line'] === undefined ? what : t('transfer.line', { line: values['line'], what })
  }
  return (
    <Notice tone="bad" status title={t(issues.length === 0 ? 'states.saveFailed' : 'transfer.answersRefused')}>
      {issues.length > 0 && (
        <ul className="cs-letters up-small" role="list">
          {issues.slice(0, 10).map((issue) => (
            <li key={issue.detail}>{wordsOf(issue)}</li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
