import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListTotals } from '../../ui/api/list-types.ts'
import { Notice } from '../../ui/dialog/notice.tsx'

/** What the sum leaves out, and what may still change it. */
export function PriceNotices({ totals }: { readonly totals: ListTotals }): ReactNode {
  const { t } = useTranslation()
  const kinds = (['unreachable', 'unpriced', 'refused'] as const).filter((kind) => totals[kind] > 0)
  if (kinds.length === 0 && totals.unanswered === 0) return null
  return (
    <div className="st-listprice__notices">
      {kinds.map((kind) => (
        <Notice key={kind} tone="warn" title={t(`listPrice.${kind}Title`, { count: totals[kind] })}>
          <p>{t(`listPrice.${kind}Text`)}</p>
        </Notice>
      ))}
      {totals.unanswered > 0 && (
        <Notice>
          <p>{t('listPrice.unanswered', { count: totals.unanswered })}</p>
        </Notice>
      )}
    </div>
  )
}
