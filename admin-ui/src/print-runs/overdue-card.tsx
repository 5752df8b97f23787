import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { PrintRun } from '../ui/api/operator-types.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { Card } from '../ui/layout/card.tsx'

/** The letters without a final report after the term. */
export function OverdueCard({ run }: { readonly run: PrintRun }): ReactNode {
  const { t } = useTranslation()
  const { overdue, reconciliation, dueAt } = run
  const format = useFormat()
  if (overdue.length > 0) {
    return (
      <Card title={t('run.missingLetters', { count: overdue.length })}>
        <ul className="st-overdue" role="list">
          {overdue.map((message) => (
            <li key={message}>
              <Link className="govuk-link up-code up-break" to={`/messages/${message}`}>
                {message}
              </Link>
            </li>
          ))}
        </ul>
      </Card>
    )
  }
  const allThere = run.handedOverAt !== undefined && reconciliation?.withoutEnd === 0
  return (
    <Card title={t('run.whoIsMissing')}>
      <p className="up-quiet">
        {t(allThere ? 'run.allThere' : 'run.waiting')}
        {!allThere && dueAt !== undefined && ` ${t('run.due', { day: format.date(dueAt) })}`}
      </p>
    </Card>
  )
}
