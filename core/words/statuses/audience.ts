import type { Localized } from '../language.ts'

/** The readers of a status: the application that sends, the clerk who follows a message, and the citizen who receives it. */
export const audiences = ['sender', 'clerk', 'citizen'] as const
export type Audience = (typeof audiences)[number]

export function say(nl: string, fr: string, de: string, en: string): Localized {
  return { nl, fr, de, en }
}
