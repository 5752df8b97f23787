import { codeOf } from '../../../core/words/code-point.ts'
import { printableText } from '../../../core/words/printable-text.ts'

/** Controls, and characters that turn the reading direction of all that follows: no value may hold them. */
const forbidden = /(?![\t\n\r])[\p{Cc}\p{Co}\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufffe\uffff]/u
const allForbidden = new RegExp(forbidden.source, 'gu')

/** The first character of a value that cannot stand in a letter, as `U+202E`; undefined where all can. */
export function unprintable(text: string): string | undefined {
  const found = text.isWellFormed() ? forbidden.exec(text)?.[0] : '\ufffd'
  return found === undefined ? undefined : codeOf(found.codePointAt(0) ?? 0)
}

/**
 * A value as text of a letter: as letters write it (`printableText`), line ends as `\n`, without what `unprintable`
 * names should it have come by another way than intake.
 */
export function cleanText(text: string): string {
  const lines = text
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replace(/\t/g, ' ')
  return printableText(lines.replace(allForbidden, ''))
}
