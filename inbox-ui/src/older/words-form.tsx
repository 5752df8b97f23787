import { Search, X } from 'lucide-react'
import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../admin-ui/src/ui/icon.tsx'

const minLength = 2

/** The words to search for. */
export function WordsForm({
  words,
  isNarrowed,
  onSearch,
  onClear,
}: {
  readonly words: string
  readonly isNarrowed: boolean
  /** Undefined: without words. */
  readonly onSearch: (words: string | undefined) => void
  readonly onClear: () => void
}): ReactNode {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(words)
  const [isShort, setShort] = useState(false)
  // The back button restores an earlier search.
  useEffect(() => setTyped(words), [words])
  const search = (event: FormEvent) => {
    event.preventDefault()
    const wanted = typed.trim()
    const short = wanted.length > 0 && wanted.length < minLength
    setShort(short)
    if (!short) onSearch(wanted === '' ? undefined : wanted)
  }
  return (
    <search>
      <form className="in-find" onSubmit={search}>
        <div className="in-find__words">
          <label className="govuk-label" htmlFor="find">
            {t('older.label')}
          </label>
          {isShort && (
            <p className="govuk-error-message" id="find-fault">
              {t('find.short')}
            </p>
          )}
          <div className="in-find__row">
            <span className="up-search">
              <Icon of={Search} />
              <input
                className="govuk-input"
                id="find"
                type="search"
                value={typed}
                maxLength={100}
                aria-invalid={isShort ? true : undefined}
                aria-describedby={isShort ? 'find-fault' : undefined}
                onChange={(event) => setTyped(event.target.value)}
              />
            </span>
            <button className="govuk-button" type="submit">
              {t('find.do')}
            </button>
            {isNarrowed && (
              <button
                className="govuk-button govuk-button--secondary"
                type="button"
                onClick={() => {
                  setTyped('')
                  setShort(false)
                  onClear()
                  document.querySelector<HTMLElement>('#find')?.focus()
                }}
              >
                <Icon of={X} /> {t('find.clear')}
              </button>
            )}
          </div>
        </div>
      </form>
    </search>
  )
}
