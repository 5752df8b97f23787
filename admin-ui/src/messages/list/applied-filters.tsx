import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/icon.tsx'
import { type FilterName, type FilterState, filterNames } from './message-filters.ts'
import { useTemplateNames } from './template-names.ts'
import { usePeriodWords } from './use-period-words.ts'

/** Each active filter, with a way to remove it; one button removes all of them. */
export function AppliedFilters({ state }: { readonly state: FilterState }): ReactNode {
  const { t } = useTranslation()
  const templates = useTemplateNames()
  const periodWords = usePeriodWords()
  if (state.count === 0) return null
  const words = (name: FilterName, value: string): string => {
    switch (name) {
      case 'status':
        return t(`status.message.${value}`, { defaultValue: value })
      case 'channel':
        return t(`channel.${value}`, { defaultValue: value })
      case 'period':
        return periodWords(value)
      case 'template':
        return templates.get(value) ?? value
      case 'batch':
        return t('messages.ofList')
      case 'reference':
        return value
    }
    return name satisfies never
  }
  return (
    <div className="up-row">
      <span className="up-quiet up-small">{t('messages.filters')}</span>
      {filterNames.map((name) => {
        const value = state.filters[name]
        if (value === undefined) return null
        return (
          <button
            key={name}
            className="up-chip up-chip--small"
            type="button"
            aria-label={`${words(name, value)}, ${t('messages.removeFilter')}`}
            onClick={() => state.change({ [name]: '' })}
          >
            {words(name, value)} <Icon of={X} />
          </button>
        )
      })}
      <button className="govuk-button up-button--quiet" type="button" onClick={state.clear}>
        {t('messages.clear')}
      </button>
    </div>
  )
}
