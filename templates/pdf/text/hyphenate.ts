import de from 'hyphen/de/index.js'
import en from 'hyphen/en-gb/index.js'
import fr from 'hyphen/fr/index.js'
import nl from 'hyphen/nl/index.js'
import type { Language } from '../../../core/words/language.ts'

const hyphenators = { nl, fr, de, en } as const
const shortest = 6
/**
 * No word of a language is longer; what is longer is a text without spaces. The library that applies the patterns takes time
 * that grows with the third power of the length: 0.09 s at 10,000 letters, 54 s at 60,000.
 */
const longest = 60
/** Letters that stay before and behind the hyphen. */
const least = { before: 2, behind: 3 } as const

/** Common words only: no name, number, address, reference or abbreviation. In German, nouns too have a capital. */
const common: Readonly<Record<Language, RegExp>> = {
  nl: /^(\P{L}*)(\p{Ll}+)\P{L}*$/u,
  fr: /^((?:\P{L}*)(?:[dlnsjmtc]’)?)(\p{Ll}+)\P{L}*$/u,
  de: /^(\P{L}*)(\p{L}\p{Ll}+)\P{L}*$/u,
  en: /^(\P{L}*)(\p{Ll}+)\P{L}*$/u,
}

/** Places, in characters, at which a word of the template may be broken (patterns of TeX, by the package `hyphen`). */
export function placesToBreak(text: string, language: Language): readonly number[] {
  // Looked at first, so that a long text costs nothing; marks around the letters take room too.
  if (text.length > 2 * longest) return []
  if (/[\d/@_]|\p{L}[.:]\p{L}/u.test(text)) return []
  const [, before = '', letters = ''] = common[language].exec(text) ?? []
  if (letters.length < shortest || letters.length > longest) return []
  const parts = hyphenators[language].hyphenateSync(letters, { hyphenChar: '\u{ad}' }).split('\u{ad}')
  const places: number[] = []
  let at = 0
  for (const part of parts.slice(0, -1)) {
    at += part.length
    if (at >= least.before && letters.length - at >= least.behind) places.push(before.length + at)
  }
  return places
}
