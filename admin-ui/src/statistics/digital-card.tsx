import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Statistics } from '../ui/api/statistics-types.ts'
import { Card } from '../ui/layout/card.tsx'
import { monthsBetween } from './use-period.ts'
import { useStatisticWords } from './use-words.ts'

/** The drawing, in units of its own: it is scaled to the width of the card. */
const width = 330
const height = 206
const field = { left: 56, right: 300, top: 20, bottom: 170 } as const

/** How the share of digital letters changes from month to month. */
export function DigitalCard({ statistics }: { readonly statistics: Statistics }): ReactNode {
  const { t } = useTranslation()
  const words = useStatisticWords()
  const months = monthsBetween(statistics.from, statistics.to)
  const points = statistics.items.flatMap(({ key, digital }) =>
    key === undefined || digital.share === undefined
      ? []
      : [{ month: key, share: digital.share, x: xOf(key), y: yOf(digital.share) }],
  )
  const [first, last] = [points[0], points.at(-1)]
  const isOne = points.length === 1
  return (
    <Card title={t('statistics.digitalCard')}>
      {first === undefined || last === undefined ? (
        <p className="up-quiet">{t('statistics.nothingLeft')}</p>
      ) : (
        <svg className="st-line" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={heard(first, last)}>
          {[0, 0.5, 1].map((share) => (
            <g key={share}>
              <line className="st-line__grid" x1={field.left} x2={width} y1={yOf(share)} y2={yOf(share)} />
              <text x={field.left - 8} y={yOf(share) + 5} textAnchor="end">
                {words.share(share)}
              </text>
            </g>
          ))}
          {!isOne ? (
            <polyline points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
          ) : (
            <circle cx={first.x} cy={first.y} r="4" />
          )}
          <text x={first.x} y={height - 12} textAnchor={isOne ? 'middle' : 'start'}>
            {words.month(first.month)}
          </text>
          {!isOne && (
            <>
              <text x={first.x} y={labelAt(first.y)} textAnchor="start">
                {words.share(first.share)}
              </text>
              <text x={width} y={height - 12} textAnchor="end">
                {words.month(last.month)}
              </text>
            </>
          )}
          <text
            className="st-line__last"
            x={isOne ? last.x : width}
            y={labelAt(last.y)}
            textAnchor={isOne ? 'middle' : 'end'}
          >
            {words.share(last.share)}
          </text>
        </svg>
      )}
      <p className="up-quiet up-small">{t('statistics.digitalNote')}</p>
    </Card>
  )

  function heard(from: (typeof points)[number], to: (typeof points)[number]): string {
    const last = { share: words.share(to.share), month: words.month(to.month, 'long') }
    if (from === to) return t('statistics.digitalOne', last)
    return t('statistics.digitalHeard', {
      ...last,
      before: words.share(from.share),
      start: words.month(from.month, 'long'),
    })
  }

  function xOf(month: string): number {
    const position = months.indexOf(month) / Math.max(months.length - 1, 1)
    return Math.round(field.left + 8 + position * (field.right - field.left))
  }
}

function yOf(share: number): number {
  return Math.round(field.bottom - share * (field.bottom - field.top))
}

/** Above the line, or below it where it is at the top. */
function labelAt(y: number): number {
  return y < field.top + 24 ? y + 24 : y - 12
}
