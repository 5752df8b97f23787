import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { List } from '../../ui/api/list-types.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { Icon } from '../../ui/icon.tsx'
import { Card } from '../../ui/layout/card.tsx'
import { useDownload } from '../../ui/use-download.ts'
import { listPath } from '../use-list.ts'

/** In the order in which a letter goes through them. */
const statuses = [
  'accepted',
  'scheduled',
  'held',
  'processing',
  'sent',
  'delivered',
  'read',
  'undeliverable',
  'failed',
  'cancelled',
] as const

interface Figure {
  readonly name: string
  readonly number: number
  readonly word: string
  readonly to: string
  readonly bad: boolean
}

/** What became of the list: every number leads to its messages or rows. */
export function ResultCard({ list }: { readonly list: List }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const download = useDownload()
  const figures = useFigures(list)
  return (
    <Card
      title={t('listRunning.result.title')}
      flush
      aside={
        <button
          className="govuk-button govuk-button--secondary"
          type="button"
          aria-disabled={download.busy}
          onClick={() => !download.busy && download.start({ path: `${listPath(list.id)}/result` }, `${list.id}.csv`)}
        >
          <Icon of={Download} /> {download.busy ? t('parts.busy') : t('listRunning.result.download')}
        </button>
      }
    >
      {download.failed && (
        <p className="st-result__failed" role="status">
          {t('listRunning.result.downloadFailed')}
        </p>
      )}
      {figures.length === 0 ? (
        <p className="st-result__failed up-quiet">{t('listRunning.result.none')}</p>
      ) : (
        <div className="st-result">
          {figures.map(({ name, number, word, to, bad }) => (
            <div key={name}>
              <b>
                <Link className="govuk-link" to={to} aria-label={`${format.number(number)} ${word}`}>
                  {format.number(number)}
                </Link>
              </b>
              <span className={bad ? 'up-bad-text' : undefined}>{word}</span>
            </div>
          ))}
        </div>
      )}
    </Card>
  )
}

function useFigures({ id, letters = {}, counts }: List): Figure[] {
  const { t } = useTranslation()
  const ofLetters = statuses.flatMap((status): Figure[] => {
    const number = letters[status] ?? 0
    if (number === 0) return []
    const word = t(`listRunning.result.status.${status}`, { count: number })
    const bad = status === 'undeliverable' || status === 'failed'
    return [{ name: status, number, word, to: `/messages?batch=${id}&status=${status}`, bad }]
  })
  const ofRows = (['ready', 'fixable', 'refused', 'duplicate'] as const).flatMap((heap): Figure[] => {
    const number = counts[heap]
    if (number === 0) return []
    const to = `/send/_lists/${id}?heap=${heap === 'duplicate' ? 'ready' : heap}`
    return [{ name: heap, number, word: t(`listRunning.result.rows.${heap}`, { count: number }), to, bad: false }]
  })
  return [...ofLetters, ...ofRows]
}
