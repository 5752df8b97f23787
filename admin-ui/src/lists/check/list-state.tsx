import { CircleCheck, Inbox } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { List } from '../../ui/api/list-types.ts'
import { Notice } from '../../ui/dialog/notice.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { Hidden } from '../../ui/layout/hidden.tsx'
import { Empty } from '../../ui/states/empty.tsx'

/** Whether rows are still being checked, so that heaps grow and nothing can be begun. */
export function isChecking({ status, total, counts }: List): boolean {
  return status === 'receiving' || status === 'checking' || (status === 'running' && counts.checked < (total ?? 0))
}

/** Whether the file is still read, so that there are no heaps yet. */
export function isReading({ total, status }: List): boolean {
  return total === undefined && status !== 'rejected' && status !== 'cancelled'
}

/** What replaces the heaps: the file is read, or its rows are gone. Undefined when there are heaps. */
export function useInsteadOfHeaps(list: List): ReactNode {
  const { t } = useTranslation()
  if (isReading(list)) return <Reading list={list} />
  if (list.personalDataRemovedAt !== undefined)
    return <Empty icon={Inbox} title={t('listCheck.removed')} text={t('listCheck.removedText')} />
  return undefined
}

function Reading({ list }: { readonly list: List }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className="up-card up-stack">
      <h2>{t('listCheck.reading')}</h2>
      <p role="status">{t('listCheck.rowsRead', { count: list.counts.rows, n: format.number(list.counts.rows) })}</p>
      <p className="up-quiet">{t('listCheck.mayLeave')}</p>
    </div>
  )
}

/** One sentence about the whole list, above the heaps; spoken when it changes. */
export function ListNotice({ list }: { readonly list: List }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { counts, total = 0 } = list
  const words = (checked: number): string =>
    t('listCheck.checking', { n: format.number(checked), all: format.number(total) })
  if (isChecking(list))
    return (
      <div className="up-card up-stack up-stack--s">
        <p aria-hidden="true">{words(counts.checked)}</p>
        <div role="status">
          <Hidden>{words(tenths(counts.checked, total))}</Hidden>
        </div>
        <div className="up-bar" aria-hidden="true">
          <span style={{ inlineSize: `${total === 0 ? 0 : (counts.checked / total) * 100}%` }} />
        </div>
        <p className="up-quiet up-small">{t('listCheck.mayLeave')}</p>
      </div>
    )
  if (list.status === 'cancelled') return <Notice tone="warn" title={t('listCheck.cancelled')} />
  if (counts.duplicate === total && total > 0)
    return (
      <Notice tone="warn" title={t('listCheck.sentBefore', { count: total, n: format.number(total) })}>
        {t('listCheck.sentBeforeText')}
      </Notice>
    )
  if (counts.ready === 0 && counts.fixable + counts.refused > 0)
    return (
      <Notice tone="warn" title={t('listCheck.nothingReadyTitle')}>
        {t(counts.fixable > 0 ? 'listCheck.mendFirst' : 'listCheck.allRefused')}
      </Notice>
    )
  if (counts.fixable + counts.refused === 0 && counts.ready > 0)
    return (
      <Notice
        tone="good"
        icon={CircleCheck}
        title={t('listCheck.allRight', { count: counts.ready, n: format.number(counts.ready) })}
      />
    )
  return null
}

/** A count that changes ten times for each list, so that a screen reader is not kept busy. */
function tenths(checked: number, total: number): number {
  const step = Math.max(1, Math.ceil(total / 10))
  return checked === total ? total : Math.floor(checked / step) * step
}
