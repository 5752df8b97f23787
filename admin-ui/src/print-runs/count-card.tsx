import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrintRun } from '../ui/api/operator-types.ts'
import { useFormat } from '../ui/format/use-format.ts'

type Figure = readonly [figure: string, word: string, bad?: boolean]

/** The progress of the letters: before the hand-over their number, after it the reports of the print partner. */
export function CountCard({ run }: { readonly run: PrintRun }): ReactNode {
  const { t } = useTranslation()
  return (
    <section className="up-card up-card--flush" aria-label={t('run.course')}>
      <div className="st-flow">
        {useFigures(run).map(([figure, word, bad]) => (
          <div key={word}>
            <b className={bad ? 'is-badfigure' : undefined}>{figure}</b>
            <span>{word}</span>
          </div>
        ))}
      </div>
    </section>
  )
}

function useFigures(run: PrintRun): readonly Figure[] {
  const { t } = useTranslation()
  const format = useFormat()
  const { reconciliation: counts } = run
  const planned: Figure[] = [
    [format.number(run.letters), t('run.figure.letters')],
    [format.number(run.sheets), t('run.figure.sheets')],
  ]
  if (counts === undefined) return planned
  if (run.handedOverAt === undefined) return [...planned, [format.price(counts.amount), t('run.figure.amount')]]
  const late = run.overdue.length > 0
  return [
    [format.number(counts.letters), t('run.figure.handedOver')],
    [
      format.number(counts.accepted),
      counts.rejected === 0
        ? t('run.figure.accepted')
        : t('run.figure.acceptedOrNot', { rejected: format.number(counts.rejected) }),
    ],
    [format.number(counts.printed), t('run.figure.printed', { sheets: format.number(counts.printedSheets) })],
    [format.number(counts.posted), t('run.figure.posted')],
    [format.number(counts.withoutEnd), t(late ? 'run.figure.overdue' : 'run.figure.withoutEnd'), late],
    [format.number(counts.returned), t('run.figure.returned')],
  ]
}
