import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { FalseLetterFigures } from '../ui/api/inbox-types.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import { Table } from '../ui/layout/table.tsx'

const kinds = ['days', 'codes', 'places'] as const

/** How many reports came in over thirty days, by day, code and place; nothing is shown before the first one. */
export function FiguresCard({ figures }: { readonly figures: FalseLetterFigures }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const id = useId()
  const { checks, days } = figures
  return (
    <>
      {checks?.spike === true && (
        <Notice tone="bad" title={t('falseLetters.spikeTitle')}>
          {t('falseLetters.spike', { count: checks.unknown, usual: format.number(checks.usual) })}
        </Notice>
      )}
      {days.length > 0 && (
        <section className="up-card" aria-labelledby={id}>
          <h2 id={id}>{t('falseLetters.figures')}</h2>
          <div className="fl-figures">
            {kinds
              .filter((kind) => figures[kind].length > 0)
              .map((kind) => (
                <Table
                  key={kind}
                  name={t(`falseLetters.by.${kind}`)}
                  rows={figures[kind].slice(-10)}
                  rowKey={({ of }) => of}
                  columns={[
                    {
                      head: t(`falseLetters.by.${kind}`),
                      heading: true,
                      cell: ({ of }) =>
                        kind === 'days' ? (
                          format.date(of)
                        ) : (
                          <span className={kind === 'codes' ? 'up-code' : ''}>{of}</span>
                        ),
                    },
                    { head: t('falseLetters.count'), numeric: true, cell: ({ count }) => format.number(count) },
                  ]}
                />
              ))}
          </div>
        </section>
      )}
    </>
  )
}
