import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { StatisticItem, Statistics } from '../ui/api/statistics-types.ts'
import { topOfAxis } from '../ui/format/top-of-axis.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { centsOf, type PaperPart, paperCents, partsOf } from './paper-sums.ts'
import { monthsBetween } from './use-period.ts'
import { useStatisticWords } from './use-words.ts'

/** A bar for each month, a segment for printing, postage and what is not split. The table has every amount. */
export function PaperChart({ statistics }: { readonly statistics: Statistics }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useStatisticWords()
  const { total, from, to, items } = statistics
  const parts = partsOf(total)
  const months = monthsBetween(from, to)
  const byMonth = new Map<string | undefined, StatisticItem>(items.map((item) => [item.key, item]))
  // The axis is in whole euros.
  const top = topOfAxis(Math.max(0, ...items.map(paperCents)) / 100)
  const amountOf = (part: PaperPart): string => format.price({ amount: centsOf(total, part) })
  const heard = parts.map((part) => `${t(`paperParts.${part}`)} ${amountOf(part)}.`)
  const all = t('paperParts.heard', { amount: format.price({ amount: paperCents(total) }) })
  return (
    <figure className="st-chart st-months">
      <figcaption>
        <ul className="st-legend" role="list">
          {parts.map((part) => (
            <li key={part}>
              <span className={`st-legend__spot is-${part}`} aria-hidden="true" />
              {t(`paperParts.${part}`)} <b>{amountOf(part)}</b>
            </li>
          ))}
        </ul>
      </figcaption>
      <div className="st-chart__field" role="img" aria-label={[all, ...heard, t('statistics.inTable')].join(' ')}>
        <div className="st-chart__axis" aria-hidden="true">
          {[top, top / 2, 0].map((each) => (
            <span key={each}>€ {format.number(each)}</span>
          ))}
        </div>
        <div className="st-chart__bars" aria-hidden="true">
          {months.map((month, index) => (
            <div key={month} className="st-chart__bar">
              <div className="st-chart__column">
                {parts.map((part) => (
                  <span key={part} className={`is-${part}`} style={{ blockSize: `${heightOf(month, part)}%` }} />
                ))}
              </div>
              {/* At most twelve labels: more do not fit. */}
              <span className="st-chart__label">
                {index % Math.ceil(months.length / 12) === 0 ? words.month(month) : ''}
              </span>
            </div>
          ))}
        </div>
      </div>
    </figure>
  )

  /** A credit that is higher than the charges of its month has no bar. */
  function heightOf(month: string, part: PaperPart): number {
    const item = byMonth.get(month)
    return item === undefined ? 0 : Math.max(0, centsOf(item, part) / top)
  }
}
