import type { Language } from '../../../core/words/language.ts'
import { isPostalCode } from '../../../core/words/post/postal-code.ts'
import { findTelephones } from '../links/find-telephones.ts'
import { commonBefore, commonUnits, pairWords } from './pair-words.ts'

const nbsp = '\u00a0'

/** The lists of one language as sets for lookup. Words that differ only in the case of their first letter are one entry. */
interface Pairs {
  readonly beforeFigure: ReadonlySet<string>
  readonly units: ReadonlySet<string>
  readonly titles: ReadonlySet<string>
  readonly months: ReadonlySet<string>
}
const pairs = new Map<Language, Pairs>()

/**
 * Keeps on one line (U+00A0) what belongs together: a figure and its unit, a day and its month, an article and its number, a
 * title and a name, a telephone number. The length of the text does not change. Every text that contains a value passes here, so
 * each blank is checked with few comparisons and no backtracking.
 */
export function bindText(text: string, language: Language): string {
  let bound = ''
  let from = 0
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) {
    if (at === 0 || at === text.length - 1 || !belongTogether(text, at, language)) continue
    bound += text.slice(from, at) + nbsp
    from = at + 1
  }
  const result = from === 0 ? text : bound + text.slice(from)
  return findTelephones(text).reduce(
    (sofar, { from: start, to }) =>
      sofar.slice(0, start) + sofar.slice(start, to).replaceAll(' ', nbsp) + sofar.slice(to),
    result,
  )
}

const isBlank = (character: string): boolean => character === ' ' || character === nbsp || character === '\n'
const isDigit = (character: string): boolean => character >= '0' && character <= '9'

/** Whether the words on both sides of the blank at a position belong together. */
function belongTogether(text: string, at: number, language: Language): boolean {
  const first = text.charCodeAt(at + 1)
  const last = text.charCodeAt(at - 1)
  // Most blanks are between two words in small letters and are decided here.
  if (isPlain(first) && isPlain(last) && last !== smallR) return false
  return isPair(text, at, language)
}

/** The `r` of `1er`. */
const smallR = 0x72

function isPlain(code: number): boolean {
  return code >= 0x61 && code <= 0x7a
}

function isPair(text: string, at: number, language: Language): boolean {
  const last = text.charAt(at - 1)
  const first = text.charAt(at + 1)
  if (isBlank(last) || isBlank(first)) return false
  if (last === '«' || last === '‹') return true
  if ('?!:;»›'.includes(first)) return isEnd(text, at + 2)
  if ('–—/'.includes(first) && isEnd(text, at + 2)) return true
  if (isDigit(last) || '½¼¾²³'.includes(last)) return isBehindFigure(text, at, first, language)
  const isFigure = isDigit(first) || '€£$−–-§±'.includes(first)
  if ((isFigure || 'IVX'.includes(first)) && isBeforeFigure(text, at, language, isFigure)) return true
  if (last === '.' && isAbbreviation(text, at)) return true
  if ((last === '.' || last === 'r') && isOrdinalDay(text, at, language)) return true
  return isUpper(first) && listed(pairsOf(language).titles, wordBefore(text, at), false)
}

/** The end of the text, a blank, or a character that closes what precedes it. */
function isEnd(text: string, at: number): boolean {
  const next = text.charAt(at)
  return next === '' || isBlank(next) || ')].,…»”"'.includes(next)
}

function isBehindFigure(text: string, at: number, first: string, language: Language): boolean {
  const next = wordAfter(text, at)
  const { units, months } = pairsOf(language)
  const bare = next.replace(/[),;:!?”"»]+$/u, '')
  const word = bare.endsWith('.') ? bare.slice(0, -1) : bare
  if (units.has(bare) || units.has(word)) return true
  const before = wordBefore(text, at)
  if (/^\d{1,2}$/.test(before) && months.has(lowered(word))) return true
  // Thousands (1 000 000) and the groups of an account number.
  if (isDigit(first)) return isGroup(text, at, before, bare.replace(/[.,].*$/, ''))
  // 9000 Gent; German capitalises every noun, so a number that may be a year is not taken for a German postal code.
  if (isUpper(first) && isPostalCode(before)) return language !== 'de' || !/^(?:19|20)/.test(before)
  return /^[A-Z]/.test(first) && isInIban(text, at)
}

function isGroup(text: string, at: number, before: string, next: string): boolean {
  if (next.length === 3 && /^\d{3}$/.test(next) && /^\d{1,3}$/.test(before)) {
    const start = at - before.length
    // The first group of a number begins a word; a later one follows at most three digits.
    return start === 0 || /[\s\u00a0(€£$−–+-]/.test(text.charAt(start - 1))
  }
  return isInIban(text, at)
}

/** Searches backwards for the country and check digits of an account number, at most as far as the longest one. */
function isInIban(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 42), at)
  return (
    /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ \u00a0][A-Z0-9]{4})*$/u.test(before) &&
    /^[A-Z0-9]{1,4}(?![\p{L}\p{N}])/u.test(text.slice(at + 1, at + 6))
  )
}

function isBeforeFigure(text: string, at: number, language: Language, isFigure: boolean): boolean {
  const word = wordBefore(text, at)
  const last = word.charAt(word.length - 1)
  if (isFigure && (word === '−' || word === '–' || word === '±' || word === '-') && !isDash(text, at)) return true
  // Times such as 12 h 30 and 9 uur 15.
  if (['h', 'u', 'u.', 'uur', 'Uhr'].includes(word) && /[\d][ \u00a0](?:h|u\.?|uur|Uhr)$/.test(text.slice(0, at)))
    return /^\d{2}(?![\p{L}\p{N}])/u.test(text.slice(at + 1, at + 4))
  if (!isFigure && !/^[IVX]+(?![\p{L}\p{N}])/u.test(text.slice(at + 1, at + 8))) return false
  return last !== ',' && listed(pairsOf(language).beforeFigure, word, true)
}

/** A dash between words is not the sign of an amount: a word precedes it. */
function isDash(text: string, at: number): boolean {
  return at > 2 && !isBlank(text.charAt(at - 3)) && text.charAt(at - 1) !== '−'
}

/** Abbreviations of several parts (z. B., i. V. m., p. ex.), and initials before a name (J. Peeters). */
function isAbbreviation(text: string, at: number): boolean {
  const word = wordBefore(text, at)
  if (!/^\p{L}\.$/u.test(word)) return false
  const next = wordAfter(text, at)
  if (/^(?:\p{L}|ex|Ä)\./u.test(next)) return true
  return /^\p{Lu}\.$/u.test(word) && /^\p{Lu}\p{Ll}/u.test(next)
}

/** Ordinal days such as 1er janvier and 1. Jänner. */
function isOrdinalDay(text: string, at: number, language: Language): boolean {
  return (
    /^\d{1,2}(?:\.|er)$/.test(wordBefore(text, at)) &&
    pairsOf(language).months.has(lowered(wordAfter(text, at).replace(/[.,;:!?)]+$/, '')))
  )
}

function isUpper(character: string): boolean {
  return character !== character.toLowerCase() || character === '’'
}

function listed(words: ReadonlySet<string>, word: string, anyCase: boolean): boolean {
  return words.has(anyCase ? lowered(word) : word)
}

/** The word before a blank, without opening brackets and quotes. */
function wordBefore(text: string, at: number): string {
  let start = at
  while (start > 0 && at - start < 24 && !isBlank(text.charAt(start - 1))) start--
  while (start < at && '(["\'„“«‹'.includes(text.charAt(start))) start++
  return text.slice(start, at)
}

function wordAfter(text: string, at: number): string {
  let end = at + 1
  while (end < text.length && end - at < 24 && !isBlank(text.charAt(end))) end++
  return text.slice(at + 1, end)
}

function lowered(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1)
}

function pairsOf(language: Language): Pairs {
  const known = pairs.get(language)
  if (known) return known
  const { beforeFigure, units, titles, months } = pairWords[language]
  const made = {
    beforeFigure: new Set(`${beforeFigure} ${commonBefore}`.split(' ').map(lowered)),
    units: new Set(`${units} ${commonUnits}`.split(' ')),
    titles: new Set(titles.split(' ')),
    months: new Set(months.split(' ').map(lowered)),
  }
  pairs.set(language, made)
  return made
}
