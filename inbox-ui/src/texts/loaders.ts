import type { Loaders } from '../../../admin-ui/src/ui/texts/start-texts.ts'

/** The four languages of the inbox; only the chosen one is fetched. */
export const loaders: Loaders = {
  nl: async () => [(await import('../../../admin-ui/src/ui/texts/nl.ts')).sharedNl, (await import('./nl.ts')).inboxNl],
  fr: async () => [(await import('../../../admin-ui/src/ui/texts/fr.ts')).sharedFr, (await import('./fr.ts')).inboxFr],
  de: async () => [(await import('../../../admin-ui/src/ui/texts/de.ts')).sharedDe, (await import('./de.ts')).inboxDe],
  en: async () => [(await import('../../../admin-ui/src/ui/texts/en.ts')).sharedEn, (await import('./en.ts')).inboxEn],
}
