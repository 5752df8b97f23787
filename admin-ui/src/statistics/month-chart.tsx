import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { StatisticItem, Statistics } from '../ui/api/statistics-types.ts'
import { topOfAxis } from '../ui/format/top-of-axis.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { channelsOf, endedAnywhere, endedAt } from './channel-sums.ts'
import { monthsBetween } from './use-period.ts'
import { useStatisticWords } from './use-words.ts'

/** A bar for each month, a segment for each channel. A screen reader reads the totals; the table has every number. */
export function MonthChart({ statistics }: { readonly statistics: Statistics }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useStatisticWords()
  const { total, from, to } = statistics
  const channels = channelsOf(total)
  const months = monthsBetween(from, to)
  const byMonth = new Map<string | undefined, StatisticItem>(statistics.items.map((item) => [item.key, item]))
  const top = topOfAxis(Math.max(0, ...statistics.items.map(endedAnywhere)))
  const all = endedAnywhere(total)
  const shareOf = (channel: (typeof channels)[number]): string => format.percent(endedAt(total, channel) / all)
  const heard = channels.map((channel) => `${t(`channel.${channel}`)} ${shareOf(channel)}.`)
  return (
    <figure className="st-chart st-months">
      <figcaption>
        <ul className="st-legend" role="list">
          {channels.map((channel) => (
            <li key={channel}>
              <span className={`st-legend__spot is-${channel}`} aria-hidden="true" />
              {t(`channel.${channel}`)} <b>{shareOf(channel)}</b>
            </li>
          ))}
          {channels.length === 0 && <li>{t('statistics.nothingLeft')}</li>}
        </ul>
      </figcaption>
      <div
        className="st-chart__field"
        role="img"
        aria-label={[t('statistics.heard', { number: format.number(all) }), ...heard, t('statistics.inTable')].join(
          ' ',
        )}
      >
        <div className="st-chart__axis" aria-hidden="true">
          {[top, top / 2, 0].map((each) => (
            <span key={each}>{format.number(each)}</span>
          ))}
        </div>
        <div className="st-chart__bars" aria-hidden="true">
          {months.map((month, index) => (
            <div key={month} className="st-chart__bar">
              <div className="st-chart__column">
                {channels.map((channel) => (
                  <span
                    key={channel}
                    className={`is-${channel}`}
                    style={{ blockSize: `${heightOf(month, channel)}%` }}
                  />
                ))}
              </div>
              <span className="st-chart__label">{isNamed(index) ? words.month(month) : ''}</span>
            </div>
          ))}
        </div>
      </div>
    </figure>
  )

  function heightOf(month: string, channel: (typeof channels)[number]): number {
    const item = byMonth.get(month)
    return item === undefined ? 0 : (100 * endedAt(item, channel)) / top
  }

  /** At most twelve labels: more do not fit. */
  function isNamed(index: number): boolean {
    return index % Math.ceil(months.length / 12) === 0
  }
}
