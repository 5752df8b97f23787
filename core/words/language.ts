/** The languages Uitpost writes in (ISO 639-1): the three of Belgium, and English for who reads none of them. */
export const languages = ['nl', 'fr', 'de', 'en'] as const
export type Language = (typeof languages)[number]

/** Text in one or more languages; what is missing falls back by the caller's rule. */
export type Localized = Partial<Record<Language, string>>

/** The text in the wanted language, else in the first language that has one. */
export function localized(text: Localized, language: Language): string {
  return text[language] ?? languages.map((each) => text[each]).find((each) => each !== undefined) ?? ''
}
