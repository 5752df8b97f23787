import { Check, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { PrintRun } from '../ui/api/operator-types.ts'
import { Card } from '../ui/card.tsx'
import { Tag } from '../ui/tag.tsx'

/** Does the count close? If not, which letters are missing. */
export function OverdueCard({ run }: { readonly run: PrintRun }): ReactNode {
  const { t } = useTranslation()
  const late = run.overdue.length > 0
  const closed = run.status === 'reconciled'
  return (
    <Card
      title={t('run.doesItClose')}
      sub={t('run.everyLetter')}
      aside={
        (late || closed) && (
          <Tag tone={late ? 'bad' : 'good'} sign={late ? X : Check}>
            {t(late ? 'run.notYet' : 'run.closes')}
          </Tag>
        )
      }
    >
      {late ? (
        <>
          <h3>{t('run.missingLetters', { count: run.overdue.length })}</h3>
          <ul className="st-overdue" role="list">
            {run.overdue.map((message) => (
              <li key={message}>
                <Link className="govuk-link up-code up-break" to={`/messages/${message}`}>
                  {message}
                </Link>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className="up-quiet">{t(closed ? 'run.allThere' : 'run.waiting')}</p>
      )}
    </Card>
  )
}
