import { Search, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../admin-ui/src/ui/icon.tsx'
import type { TypedWords } from './use-typed-words.ts'

/** The field for words with its button, and what is beside it. */
export function WordsField({
  label,
  words,
  children,
}: {
  readonly label: string
  readonly words: TypedWords
  readonly children?: ReactNode
}): ReactNode {
  const { t } = useTranslation()
  return (
    <div className="in-find__words">
      <label className="govuk-label" htmlFor="find">
        {label}
      </label>
      {words.isShort && (
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
            value={words.typed}
            maxLength={100}
            aria-invalid={words.isShort ? true : undefined}
            aria-describedby={words.isShort ? 'find-fault' : undefined}
            onChange={(event) => words.type(event.target.value)}
          />
        </span>
        <button className="govuk-button" type="submit">
          {t('find.do')}
        </button>
        {children}
      </div>
    </div>
  )
}

/** Removes every narrowing. */
export function ClearButton({
  words,
  onClear,
}: {
  readonly words: TypedWords
  readonly onClear: () => void
}): ReactNode {
  const { t } = useTranslation()
  return (
    <button
      className="govuk-button govuk-button--secondary"
      type="button"
      onClick={() => {
        onClear()
        words.clear()
      }}
    >
      <Icon of={X} /> {t('find.clear')}
    </button>
  )
}
