import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useTypedWords } from '../find/use-typed-words.ts'
import { ClearButton, WordsField } from '../find/words-field.tsx'

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
  const typed = useTypedWords(words, onSearch)
  return (
    <search>
      <form className="in-find" onSubmit={typed.submit}>
        <WordsField label={t('older.label')} words={typed}>
          {isNarrowed && <ClearButton words={typed} onClear={onClear} />}
        </WordsField>
      </form>
    </search>
  )
}
