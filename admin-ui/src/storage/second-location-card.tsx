import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { StoreShown } from '../ui/api/operator-types.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { Card } from '../ui/layout/card.tsx'
import { Facts } from '../ui/layout/facts.tsx'

/** What waits for its copy, and whether objects are locked. */
export function SecondLocationCard({ store }: { readonly store: StoreShown }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { second, locked } = store
  const lock = t(locked ? 'storage.locked' : 'storage.notLocked')
  if (second === undefined)
    return (
      <Card title={t('storage.second')}>
        <p>{t('storage.noSecond')}</p>
        <p>{lock}</p>
      </Card>
    )
  const { copiesWaiting, removalsWaiting, lagSeconds, lastError, filled } = second
  return (
    <Card title={t('storage.second')} sub={t('storage.secondSub')}>
      <Facts
        pairs={[
          [t('storage.copies'), copiesWaiting === 0 ? t('storage.allCopied') : format.number(copiesWaiting)],
          [
            t('storage.lag'),
            copiesWaiting === 0 ? undefined : t('storage.minutes', { count: Math.ceil(lagSeconds / 60) }),
          ],
          [t('storage.lastError'), lastError && <span className="up-code">{lastError}</span>],
          [t('storage.removals'), format.number(removalsWaiting)],
          [t('storage.filled'), filled ? undefined : t('storage.notFilled')],
          [t('storage.lock'), lock],
        ]}
      />
    </Card>
  )
}
