import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Traffic } from '../../ui/api/operator-types.ts'
import { topOfAxis } from '../../ui/format/top-of-axis.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { allIn, channelsOf, countIn, totalOf } from './traffic-totals.ts'
import { useBucketName } from './use-bucket-name.ts'

/** A bar per hour or day, a segment per channel. A screen reader reads the totals; the table has every number. */
export function TrafficChart({ traffic }: { readonly traffic: Traffic }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { short } = useBucketName(traffic.period)
  const channels = channelsOf(traffic)
  const highest = Math.max(...traffic.buckets.map((bucket) => allIn(bucket, 'left')))
  const top = topOfAxis(highest)
  const sums = channels.map((channel) =>
    t('operation.channelSum', {
      channel: t(`channel.${channel}`),
      number: format.number(totalOf(traffic, channel, 'left')),
    }),
  )
  const all = traffic.buckets.reduce((sum, bucket) => sum + allIn(bucket, 'left'), 0)
  const heard = [t('operation.leftInAll', { count: all, number: format.number(all) }), ...sums].join(' ')
  return (
    <figure className="st-chart">
      <figcaption>
        <ul className="st-legend" role="list">
          {channels.map((channel) => (
            <li key={channel}>
              <span className={`st-legend__spot is-${channel}`} aria-hidden="true" />
              {t(`channel.${channel}`)} <b>{format.number(totalOf(traffic, channel, 'left'))}</b>
            </li>
          ))}
          {channels.length === 0 && <li>{t('operation.nothingLeft')}</li>}
        </ul>
      </figcaption>
      <div className="st-chart__field" role="img" aria-label={heard}>
        <div className="st-chart__axis" aria-hidden="true">
          {[top, top / 2, 0].map((each) => (
            <span key={each}>{format.number(each)}</span>
          ))}
        </div>
        <div className="st-chart__bars" aria-hidden="true">
          {traffic.buckets.map((bucket, index) => (
            <div key={bucket.at} className="st-chart__bar">
              <div className="st-chart__column">
                {channels.map((channel) => (
                  <span
                    key={channel}
                    className={`is-${channel}`}
                    style={{ blockSize: `${(100 * countIn(bucket, channel, 'left')) / top}%` }}
                  />
                ))}
              </div>
              <span className="st-chart__label">{isNamed(index) ? short(bucket.at) : ''}</span>
            </div>
          ))}
        </div>
      </div>
    </figure>
  )

  /** Every day has a label, and every sixth hour: more do not fit on a phone. */
  function isNamed(index: number): boolean {
    return traffic.period === 'week' || index % 6 === 0
  }
}
