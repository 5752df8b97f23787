import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrintRun } from '../ui/api/operator-types.ts'
import { useFormat } from '../ui/format/use-format.ts'

/** How many letters are how far. */
export function CountCard({ run }: { readonly run: PrintRun }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const inParts = (...statuses: readonly string[]) =>
    run.parts.filter((part) => statuses.includes(part.status)).reduce((sum, part) => sum + part.letters, 0)
  const handedOver = inParts('handed-over', 'accepted', 'reconciled')
  const accepted = inParts('accepted', 'reconciled')
  const figures = [
    [run.letters, t('run.figure.letters'), false],
    [run.sheets, t('run.figure.sheets'), false],
    [handedOver, t('run.figure.handedOver'), false],
    [accepted, t('run.figure.accepted'), false],
    [run.overdue.length, t('run.figure.overdue'), run.overdue.length > 0],
  ] as const
  return (
    <section className="up-card up-card--flush" aria-label={t('run.course')}>
      <div className="st-flow">
        {figures.map(([figure, word, bad]) => (
          <div key={word}>
            <b className={bad ? 'is-badfigure' : undefined}>{format.number(figure)}</b>
            <span>{word}</span>
          </div>
        ))}
      </div>
    </section>
  )
}
