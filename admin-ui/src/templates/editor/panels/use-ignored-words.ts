import { useState } from 'react'

const place = 'uitpost.plain-language.ignored'
/** The maximum that the hub accepts with one text. */
const maxWords = 500

/** Words that the writer has hidden from the advice; stored in this browser, for all templates. */
export function useIgnoredWords(): readonly [words: readonly string[], ignore: (word: string) => void] {
  const [words, setWords] = useState(readWords)
  const ignore = (word: string): void => {
    const next = [...new Set([...words, word.toLowerCase()])].slice(-maxWords)
    setWords(next)
    try {
      localStorage.setItem(place, JSON.stringify(next))
    } catch {
      // A browser without storage loses them with the page.
    }
  }
  return [words, ignore]
}

function readWords(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(place) ?? '[]')
    return Array.isArray(stored) ? stored.filter((word) => typeof word === 'string') : []
  } catch {
    return []
  }
}
