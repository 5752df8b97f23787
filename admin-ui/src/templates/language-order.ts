import type { Language } from '../ui/api/api-types.ts'

/** Dutch is first, as everywhere. */
export const languageOrder: readonly Language[] = ['nl', 'fr', 'de', 'en']

/** ‘nl, fr’ */
export function languageCodes(languages: readonly Language[]): string {
  return languageOrder.filter((each) => languages.includes(each)).join(', ') || '–'
}
