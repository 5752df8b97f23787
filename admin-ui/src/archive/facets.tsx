import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArchiveAnswer, ArchiveQuery } from '../ui/api/archive-types.ts'
import { Icon } from '../ui/icon.tsx'
import { Hidden } from '../ui/layout/hidden.tsx'

/** Facets that a click narrows by, in the order of the screen. */
const names = ['series', 'class', 'template', 'costCentre', 'status', 'channel', 'year'] as const
type FacetName = (typeof names)[number]
/** Values of one facet that are offered; a form field takes the others. */
const maxShown = 6

/** How the results are divided, with the filters that are in use. */
export function Facets({
  facets,
  question,
  onSearch,
}: {
  readonly facets: ArchiveAnswer['facets']
  readonly question: ArchiveQuery
  readonly onSearch: (query: ArchiveQuery) => void
}): ReactNode {
  const { t } = useTranslation()
  const word = useFacetWord()
  const used = names.flatMap((name) => {
    const value = name === 'year' ? undefined : question[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  const offered = names.filter((name) => Object.keys(facets[name] ?? {}).length > 1)
  if (used.length === 0 && offered.length === 0) return null
  return (
    <div className="st-part up-stack">
      {used.length > 0 && (
        <div className="up-row">
          <span className="up-small up-quiet">{t('archive.filters')}</span>
          {used.map(([name, value]) => (
            <button
              key={name}
              className="govuk-button govuk-button--secondary"
              type="button"
              onClick={() => onSearch(without(question, name))}
            >
              <Hidden>{t('archive.without', { filter: t(`archive.field.${name}`) })}: </Hidden>
              {word(name, value)} <Icon of={X} />
            </button>
          ))}
        </div>
      )}
      {offered.length > 0 && (
        <details className="govuk-details">
          <summary className="govuk-details__summary">{t('archive.narrow')}</summary>
          <dl className="st-facets">
            {offered.map((name) => (
              <div key={name}>
                <dt>{t(`archive.field.${name}`)}</dt>
                {Object.entries(facets[name] ?? {})
                  .slice(0, maxShown)
                  .map(([value, count]) => (
                    <dd key={value}>
                      <button
                        className="up-textbutton"
                        type="button"
                        onClick={() => onSearch({ ...question, ...narrowedBy(name, value) })}
                      >
                        {word(name, value)}
                      </button>{' '}
                      <span className="up-quiet">{count}</span>
                    </dd>
                  ))}
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  )
}

function useFacetWord(): (name: FacetName, value: string) => string {
  const { t } = useTranslation()
  return (name, value) => {
    if (name === 'channel') return t(`channel.${value}`, { defaultValue: value })
    return name === 'status' ? t(`status.message.${value}`, { defaultValue: value }) : value
  }
}

function narrowedBy(name: FacetName, value: string): ArchiveQuery {
  return name === 'year' ? { from: `${value}-01-01`, to: `${value}-12-31` } : { [name]: value }
}

function without(question: ArchiveQuery, name: FacetName): ArchiveQuery {
  return Object.fromEntries(Object.entries(question).filter(([key]) => key !== name))
}
