import type { Medium } from '../../core/words/medium.ts'

/** The formats in which a letter can be shown before it is sent. */
export const letterFormats = ['pdf', 'html', 'email', 'text'] as const
export type LetterFormat = (typeof letterFormats)[number]

/** What must be written of a letter to show it in a format. */
export const mediumOf: Readonly<Record<LetterFormat, Medium>> = {
  pdf: 'letter',
  html: 'page',
  email: 'email',
  text: 'email',
}
