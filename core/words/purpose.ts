import { isBlank } from './text/blank.ts'

/** Why a person views personal data: stored in the audit log, where others read it. */
export const purposeLength = { min: 4, max: 200 } as const

/** What a purpose is, for a person who must give one. */
export const purposeWords = 'why you look, for example the number of the file or of the question that you answer'

/** What is wrong with a purpose, as a sentence; undefined when nothing is. The text itself is never repeated. */
export function faultOfPurpose(text: string | undefined): string | undefined {
  if (text === undefined) return `Say ${purposeWords}; it goes into the audit log.`
  if (isBlank(text)) return `It is blank. Say ${purposeWords}.`
  if (text.trim().length < purposeLength.min)
    return `It has fewer than ${purposeLength.min} characters. Say ${purposeWords}.`
  if (text.length > purposeLength.max) return `It has more than ${purposeLength.max} characters.`
  // Latin-1 without control characters: what a header can carry (RFC 9110, 5.5).
  if (!/^[\x20-\x7e\xa0-\xff]+$/.test(text)) return 'It is one line of Latin characters, without control characters.'
  return undefined
}
