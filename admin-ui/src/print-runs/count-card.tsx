import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrintRun } from '../ui/api/operator-types.ts'
import { useFormat } from '../ui/format/use-format.ts'

type Figure = readonly [figure: string, word: string, bad?: boolean]

/** How far the letters are: before the hand-over what goes, after it what the printer says of them. */
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
  const { number, price } = useFormat()
  const { reconciliation: counts } = run
  const planned: Figure[] = [
    [number(run.letters), t('run.figure.letters')],
    [number(run.sheets), t('run.figure.sheets')],
  ]
  if (counts === undefined) return planned
  if (run.handedOverAt === undefined) return [...planned, [price(counts.amount), t('run.figure.amount')]]
  const late = run.overdue.length > 0
  return [
    [number(counts.letters), t('run.figure.handedOver')],
    [
      number(counts.accepted),
      counts.rejected === 0
        ? t('run.figure.accepted')
        : t('run.figure.acceptedOrNot', { rejected: number(counts.rejected) }),
    ],
    [number(counts.printed), t('run.figure.printed', { sheets: number(counts.printedSheets) })],
    [number(counts.posted), t('run.figure.posted')],
    [number(counts.withoutEnd), t(late ? 'run.figure.overdue' : 'run.figure.withoutEnd'), late],
    [number(counts.returned), t('run.figure.returned')],
  ]
}
