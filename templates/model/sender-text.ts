import { type Language, languageGiven, localized } from '../../core/words/language.ts'
import type { Run } from './document.ts'
import type { HouseStyle } from './house-style.ts'

/** Lines of the sender as a letter prints them. */
export interface SenderText {
  readonly lines: readonly string[]
  /**
   * The language of the lines, only where it is known and differs from the letter's: screen readers pronounce the lines in it.
   */
  readonly language?: Language
}

/** The sender's lines in the language of a letter, else in the first language in which the house style has them. */
export function senderText({ senderLines }: Pick<HouseStyle, 'senderLines'>, language: Language): SenderText {
  if (isForAll(senderLines)) return { lines: senderLines }
  const given = languageGiven(senderLines, language)
  const lines = (given === undefined ? undefined : senderLines[given]) ?? []
  return given === undefined || given === language ? { lines } : { lines, language: given }
}

/**
 * The address to which undeliverable post is returned, chosen in the same way; undefined where the house style has no such line.
 */
export function returnText(
  { returnAddress }: Pick<HouseStyle, 'returnAddress'>,
  language: Language,
): SenderText | undefined {
  if (returnAddress === undefined) return undefined
  if (typeof returnAddress === 'string') return { lines: [returnAddress] }
  const given = languageGiven(returnAddress, language)
  if (given === undefined) return undefined
  const lines = [localized(returnAddress, given)]
  return given === language ? { lines } : { lines, language: given }
}

/** Lines of the sender as one run of text in their language. */
export function senderRun({ lines, language }: SenderText, join = '\n'): Run {
  return { text: lines.join(join), ...(language !== undefined && { language }) }
}

// Array.isArray does not narrow a union with a readonly array.
function isForAll(lines: HouseStyle['senderLines']): lines is readonly string[] {
  return Array.isArray(lines)
}
