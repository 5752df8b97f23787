import type { Language } from '../language.ts'

const nbsp = '\u00a0'

/**
 * A time of day as a reader writes it, in the one form that letters, proofs and pages share: `17 uur` and `9.30 uur`, `17 h 00`,
 * `17 Uhr`, `17:00`.
 */
export function clockWords(hour: number, minute: number, language: Language): string {
  const minutes = String(minute).padStart(2, '0')
  switch (language) {
    case 'nl':
      return `${minute === 0 ? hour : `${hour}.${minutes}`}${nbsp}uur`
    case 'fr':
      return `${hour}${nbsp}h${nbsp}${minutes}`
    case 'de':
      return `${minute === 0 ? hour : `${hour}.${minutes}`}${nbsp}Uhr`
    case 'en':
      return `${hour}:${minutes}`
    default:
      return language satisfies never
  }
}
