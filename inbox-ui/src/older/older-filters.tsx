import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { OlderFacets } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { SelectField } from '../../../admin-ui/src/ui/form/select-field.tsx'
import { useLocalized } from '../../../admin-ui/src/ui/format/use-format.ts'
import { Icon } from '../../../admin-ui/src/ui/icon.tsx'
import type { Typed } from '../list/kept-search.ts'

type Filter = 'sender' | 'year' | 'kind' | 'channel' | 'status'
interface Choice {
  readonly value: string
  readonly word: string
  readonly letters: number
}

/** What the letters found can be narrowed to, with their number. A list of one choice is left out, unless it was chosen. */
export function OlderFilters({
  search,
  facets,
  onSearch,
}: {
  readonly search: Typed
  readonly facets: OlderFacets
  readonly onSearch: (search: Typed) => void
}): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  const filters: readonly (readonly [Filter, string, string, readonly Choice[]])[] = [
    [
      'year',
      t('find.year'),
      t('find.allYears'),
      facets.years.map(({ value, letters }) => ({ value: String(value), word: String(value), letters })),
    ],
    [
      'sender',
      t('find.sender'),
      t('find.allSenders'),
      facets.senders.map(({ id, name, letters }) => ({ value: id, word: localized(name), letters })),
    ],
    [
      'kind',
      t('find.kind'),
      t('find.allKinds'),
      facets.kinds.map(({ value, letters }) => ({ value, word: t(`find.kinds.${value}`), letters })),
    ],
    [
      'channel',
      t('older.way'),
      t('older.allWays'),
      facets.channels.map(({ value, letters }) => ({ value, word: t(`older.ways.${value}`), letters })),
    ],
    [
      'status',
      t('older.status'),
      t('older.allStatuses'),
      facets.statuses.map(({ value, letters }) => ({ value, word: t(`older.statuses.${value}`), letters })),
    ],
  ]
  const used = filters.filter(([filter, , , choices]) => choices.length > 1 || search[filter] !== undefined)
  const first = used.filter(([filter]) => shownFirst.includes(filter))
  const further = used.filter(([filter]) => !shownFirst.includes(filter))
  const fields = (some: typeof filters) =>
    some.map(([filter, label, all, choices]) => (
      <SelectField
        key={filter}
        name={filter}
        label={label}
        value={String(search[filter] ?? '')}
        choices={[['', all], ...choices.map(({ value, word, letters }) => [value, `${word} (${letters})`] as const)]}
        onChange={(value) => onSearch(withFilter(search, filter, value))}
      />
    ))
  return (
    <>
      {first.length > 0 && <div className="in-find">{fields(first)}</div>}
      {further.length > 0 && (
        <details className="govuk-details in-more" open={further.some(([filter]) => search[filter] !== undefined)}>
          <summary className="govuk-details__summary">
            <Icon of={ChevronRight} /> <span className="govuk-details__summary-text">{t('older.moreFilters')}</span>
          </summary>
          <div className="in-find govuk-details__text">{fields(further)}</div>
        </details>
      )}
    </>
  )
}

/** The filters that are always shown; the others would push the letters off a phone. */
const shownFirst: readonly Filter[] = ['year', 'sender']

/** The search with another choice of one filter; the empty value removes it. The choices come from the API. */
function withFilter(search: Typed, filter: Filter, value: string): Typed {
  const rest: Typed = Object.fromEntries(Object.entries(search).filter(([member]) => member !== filter))
  if (value === '') return rest
  return { ...rest, [filter]: filter === 'year' ? Number(value) : value }
}
