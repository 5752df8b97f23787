import { codeOf } from '../../../core/words/text/code-point.ts'
import { isPlainText, printableText } from '../../../core/words/text/printable-text.ts'

/** Control characters, and characters that turn the reading direction of all that follows: no value may contain them. */
const forbidden = /(?![\t\n\r])[\p{Cc}\p{Co}\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufffe\uffff]/u
const allForbidden = new RegExp(forbidden.source, 'gu')

/** The first character of a value that a letter may not contain, as `U+202E`; undefined where all are allowed. */
export function unprintable(text: string): string | undefined {
  const found = text.isWellFormed() ? forbidden.exec(text)?.[0] : '\ufffd'
  return found === undefined ? undefined : codeOf(found.codePointAt(0) ?? 0)
}

/**
 * A value as text of a letter: in the notation of letters (`printableText`), line ends as `
 * `. Removes the characters that `unprintable` names, in case the value did not pass intake.
 */
export function cleanText(text: string): string {
  if (isPlainText(text)) return text
  const lines = text
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replace(/\t/g, ' ')
  return printableText(lines.replace(allForbidden, ''))
}
