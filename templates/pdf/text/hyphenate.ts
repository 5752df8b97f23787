import { createRequire } from 'node:module'
import type { Language } from '../../../core/words/language.ts'

interface Hyphenator {
  hyphenateSync(text: string, options: { readonly hyphenChar: string }): string
}

const require = createRequire(import.meta.url)
/** German alone has 750 kB of patterns, so each language is loaded with its first word. */
const load: Readonly<Record<Language, () => unknown>> = {
  nl: () => require('hyphen/nl/index.js'),
  fr: () => require('hyphen/fr/index.js'),
  de: () => require('hyphen/de/index.js'),
  en: () => require('hyphen/en-gb/index.js'),
}
const hyphenators: Partial<Record<Language, Hyphenator>> = {}

function hyphenatorOf(language: Language): Hyphenator {
  hyphenators[language] ??= load[language]() as Hyphenator
  return hyphenators[language]
}

const shortest = 6
/**
 * No word of a language is longer; a longer one is a text without spaces. The library that applies the patterns takes time that
 * grows with the third power of the length: 0.09 s at 10,000 letters, 54 s at 60,000.
 */
const longest = 60
/** Minimum number of letters before and after the hyphen. */
const least = { before: 2, behind: 3 } as const

/** Common words only: no name, number, address, reference or abbreviation. In German, nouns too have a capital. */
const common: Readonly<Record<Language, RegExp>> = {
  nl: /^(\P{L}*)(\p{Ll}+)\P{L}*$/u,
  fr: /^((?:\P{L}*)(?:(?:[dlnsjmtc]|(?:jus|lors|puis|quoi)?qu)[’'])?)(\p{Ll}+)\P{L}*$/u,
  de: /^(\P{L}*)(\p{L}\p{Ll}+)\P{L}*$/u,
  en: /^(\P{L}*)(\p{Ll}+)\P{L}*$/u,
}
/** Any word of letters, also a name or one in capitals. */
const anyWord = /^(\P{L}*(?:(?:[dlnsjmtc]|(?:jus|lors|puis|quoi)?qu)[’'])?)(\p{L}+)\P{L}*$/iu

/** Whether a text is a word, and no figure, reference, address of a page or of a mailbox. */
export function isWord(text: string): boolean {
  return !/[\d/@_\\]|\p{L}[.:]\p{L}/u.test(text) && /\p{L}/u.test(text)
}

/**
 * Places, in characters, at which a word may be broken with a hyphen (patterns of TeX, by the package `hyphen`).
 * @param mustBreak for a word wider than its line: then names and words in capitals are broken too
 */
export function placesToBreak(text: string, language: Language, mustBreak = false): readonly number[] {
  // Checked first, so that a long text costs nothing; marks around the letters take room too.
  if (text.length > 2 * longest) return []
  if (!isWord(text)) return []
  const [, before = '', letters = ''] = (mustBreak ? anyWord : common[language]).exec(text) ?? []
  if (letters.length < shortest || letters.length > longest) return []
  const lower = letters.toLowerCase()
  if (lower.length !== letters.length) return []
  const parts = hyphenatorOf(language).hyphenateSync(lower, { hyphenChar: '\u{ad}' }).split('\u{ad}')
  const places: number[] = []
  let at = 0
  for (const part of parts.slice(0, -1)) {
    at += part.length
    if (at >= least.before && letters.length - at >= least.behind) places.push(before.length + at)
  }
  return places
}
