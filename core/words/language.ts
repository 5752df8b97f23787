/** The languages in which Uitpost writes (ISO 639-1): the three of Belgium, and English for readers of none of them. */
export const languages = ['nl', 'fr', 'de', 'en'] as const
export type Language = (typeof languages)[number]

/** Text in one or more languages; what is missing falls back by the caller's rule. */
export type Localized = Partial<Record<Language, string>>

/** The text in the wanted language, else in the first language that has one. */
export function localized(text: Localized, language: Language): string {
  const chosen = languageGiven(text, language)
  return (chosen === undefined ? undefined : text[chosen]) ?? ''
}

/** The wanted language where a value is given in it, else the first language that has one; undefined where none has. */
export function languageGiven(by: Partial<Record<Language, unknown>>, wanted: Language): Language | undefined {
  return by[wanted] === undefined ? languages.find((each) => by[each] !== undefined) : wanted
}
