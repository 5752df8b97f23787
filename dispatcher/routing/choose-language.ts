import type { Language } from '../../core/words/language.ts'
import type { LanguageRuleName } from './language-rules.ts'

/** The language of a letter and the rule that chose it (D7); both are stored. */
export interface LanguageChoice {
  readonly language: Language
  readonly rule: Exclude<LanguageRuleName, 'as-copied'>
}

export interface LanguageFacts {
  readonly policy: 'nl-only' | 'facilities' | 'free'
  /** Named in the request. */
  readonly recipient: Language | undefined
  /** Chosen by the recipient in the inbox. */
  readonly preference: Language | undefined
  readonly postalCode: string | undefined
  readonly available: readonly Language[]
  readonly fallback: readonly Language[]
}

/**
 * Postal codes of the municipalities with language facilities for French speakers (Gecoördineerde wetten op het gebruik
 * van de talen in bestuurszaken, 18 July 1966, art. 7 and 8): Drogenbos, Kraainem, Linkebeek, Sint-Genesius-Rode, Wemmel,
 * Wezembeek-Oppem, Bever, Herstappe, Mesen, Ronse, Spiere-Helkijn, Voeren.
 */
const facilities = new Set([
  '1620',
  '1950',
  '1630',
  '1640',
  '1780',
  '1970',
  '1547',
  '3717',
  '8957',
  '9600',
  '8587',
  '3790',
  '3791',
  '3792',
  '3793',
  '3798',
])

export function chooseLanguage(facts: LanguageFacts): LanguageChoice {
  const wanted = facts.recipient ?? facts.preference
  const mayChoose =
    facts.policy === 'free' ||
    (facts.policy === 'facilities' &&
      wanted === 'fr' &&
      facts.postalCode !== undefined &&
      facilities.has(facts.postalCode))
  const first: LanguageChoice =
    wanted !== undefined && mayChoose
      ? { language: wanted, rule: facts.recipient === undefined ? 'preference' : 'recipient-choice' }
      : { language: 'nl', rule: 'language-policy' }
  if (facts.available.includes(first.language)) return first
  const language = [...facts.fallback, ...facts.available].find((each) => facts.available.includes(each)) ?? 'nl'
  return { language, rule: 'fallback' }
}
