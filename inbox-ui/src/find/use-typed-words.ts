import { type FormEvent, useEffect, useState } from 'react'

const minLength = 2

export interface TypedWords {
  readonly typed: string
  readonly isShort: boolean
  readonly type: (text: string) => void
  /** Of the form: searches, unless the words are too short. */
  readonly submit: (event: FormEvent) => void
  /** Empties the field and moves the focus to it. */
  readonly clear: () => void
}

/** Words as they are typed. @param words of the search that is shown @param onSearch undefined: without words */
export function useTypedWords(words: string, onSearch: (words: string | undefined) => void): TypedWords {
  const [typed, setTyped] = useState(words)
  const [isShort, setShort] = useState(false)
  // The back button restores an earlier search.
  useEffect(() => setTyped(words), [words])
  return {
    typed,
    isShort,
    type: setTyped,
    submit: (event) => {
      event.preventDefault()
      const wanted = typed.trim()
      const short = wanted.length > 0 && wanted.length < minLength
      setShort(short)
      if (!short) onSearch(wanted === '' ? undefined : wanted)
    },
    clear: () => {
      setTyped('')
      setShort(false)
      document.querySelector<HTMLElement>('#find')?.focus()
    },
  }
}
