import { Ban } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SuppressedAddress } from '../ui/api/operator-types.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { Icon } from '../ui/icon.tsx'
import type { SearchKind } from './search-draft.ts'
import { SuppressedTable } from './suppressed-table.tsx'

/** The answer to a search, with what was searched. */
export interface Found {
  readonly kind: SearchKind
  readonly search: object
  readonly items: readonly SuppressedAddress[]
}

/** The entries that keep letters from what was searched, or that none does. */
export function FoundAnswer({
  found: { kind, items },
  onAdd,
  onReleased,
}: {
  readonly found: Found
  readonly onAdd: (() => void) | undefined
  readonly onReleased: () => void
}): ReactNode {
  const { t } = useTranslation()
  if (items.length > 0)
    return (
      <div className="up-stack" role="status">
        <p className="up-break">{t(`suppressed.foundSome.${kind}`)}</p>
        <SuppressedTable rows={items} name={t('suppressed.found')} onReleased={onReleased} />
      </div>
    )
  return (
    <Notice tone="good" status title={t(`suppressed.foundNone.${kind}`)}>
      {onAdd !== undefined && (
        <button className="govuk-button govuk-button--secondary" type="button" onClick={onAdd}>
          <Icon of={Ban} /> {t('suppressed.add')}
        </button>
      )}
    </Notice>
  )
}
