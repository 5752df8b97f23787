import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { messageStatuses } from '../../../../api/contract/values/message.ts'
import type { FilterState } from './message-filters.ts'

/** One status at a time, or all of them. */
export function StatusChips({ state }: { readonly state: FilterState }): ReactNode {
  const { t } = useTranslation()
  const chosen = state.filters.status
  return (
    <div className="up-row st-chips" role="group" aria-label={t('messages.byStatus')}>
      <button
        className="up-chip"
        type="button"
        aria-pressed={chosen === undefined}
        onClick={() => state.change({ status: '' })}
      >
        {t('messages.all')}
      </button>
      {messageStatuses.map((status) => (
        <button
          key={status}
          className="up-chip"
          type="button"
          aria-pressed={status === chosen}
          onClick={() => state.change({ status: status === chosen ? '' : status })}
        >
          {t(`status.message.${status}`)}
        </button>
      ))}
    </div>
  )
}
