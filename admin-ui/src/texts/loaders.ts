import type { Loaders } from '../ui/texts/start-texts.ts'

/** The two languages of the staff app; only the chosen one is fetched. */
export const loaders: Loaders = {
  nl: async () => [(await import('../ui/texts/nl.ts')).sharedNl, (await import('./nl.ts')).staffNl],
  en: async () => [(await import('../ui/texts/en.ts')).sharedEn, (await import('./en.ts')).staffEn],
}
