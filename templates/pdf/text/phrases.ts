import type { Language } from '../../../core/words/language.ts'
import { printableText } from '../../../core/words/printable-text.ts'
import type { Run } from '../../model/document.ts'
import type { FaceName } from '../fonts/typeface.ts'
import { letterWords } from '../letter-words.ts'
import { keepTogether } from './keep-together.ts'
import type { Word } from './shape-word.ts'
import type { TextBlock } from './text-block.ts'

/** A word of the template: shaped once per face, and where it may be broken. */
export interface Phrase {
  readonly shaped: Partial<Record<FaceName, Word>>
  /** Places at which it may be broken, in characters, by language; unknown until a line wants to. */
  readonly breaks: Partial<Record<Language, readonly number[]>>
}

/**
 * What the letters of one version have in common: the words that its author wrote, and the texts that no value enters. Of
 * citizens it holds nothing: a word of the data is looked up here and never put in.
 */
export interface Phrases {
  readonly language: Language
  readonly words: ReadonlyMap<string, Phrase>
  /** Texts that are the same in each letter, wrapped once per style and width. */
  readonly fixed: WeakMap<readonly Run[], Map<string, TextBlock>>
}

/** `texts`: all that the author wrote; `fixed`: the runs that are the same in each letter. */
export function gatherPhrases(
  language: Language,
  texts: Iterable<string>,
  fixed: Iterable<readonly Run[]> = [],
): Phrases {
  const words = new Map<string, Phrase>()
  for (const text of [...texts, ...frameTexts(language)])
    for (const word of prepared(text).split(/[\s\u200b\u00ad]+/u))
      if (word !== '' && !words.has(word)) words.set(word, { shaped: {}, breaks: {} })
  return { language, words, fixed: new WeakMap([...fixed].map((runs) => [runs, new Map()])) }
}

/** Text as it is set: as letters write it, and with what must stay on one line held together. */
export function prepared(text: string): string {
  return keepTogether(printableText(text))
}

function frameTexts(language: Language): string[] {
  const words = letterWords(language)
  const plain = (value: unknown): string[] => {
    if (typeof value === 'string') return [value]
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(plain) : []
  }
  return [...plain(words), words.page(1, 1)]
}
