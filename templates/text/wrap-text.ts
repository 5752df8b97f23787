/** Characters: the longest line that mail programs show whole (RFC 5322, 2.1.1; RFC 3676, 4.2). */
const maxLine = 78

/**
 * Precedes the quote sign until lines are broken, so that a value that begins with `>` is not taken for a quote. No letter
 * contains it: control characters are refused (UP-2106).
 */
const ofQuote = '\u{1}'

/** Text blocks as a quote, to be wrapped with the text around them. */
export function quoted(text: string): string {
  return text.replace(/^/gm, `${ofQuote}> `)
}

/** The start of an item, a note or a quote: continuation lines have the same indent. */
// oxlint-disable-next-line no-control-regex
const opening = /^((?:\u{1}> ?)*)( *)((?:- |\d{1,4}\. |\[\d{1,3}\] )?)/u

/**
 * Breaks lines at blanks so that none is longer than 78 characters. Words joined by U+00A0 stay together, and so does a page
 * address, which would be useless in two parts: a longer one stays behind the words that announce it.
 */
export function wrapText(text: string): string {
  return text
    .split('\n')
    .flatMap((line) => (widthOf(line) <= maxLine ? [line] : wrapLine(line)))
    .join('\n')
    .replaceAll(ofQuote, '')
}

function wrapLine(line: string): string[] {
  const [start = '', quote = '', blanks = '', sign = ''] = opening.exec(line) ?? []
  const indent = quote + blanks + ' '.repeat(sign.length)
  const lines: string[] = []
  let current = start
  let isEmpty = true
  for (const word of line.slice(start.length).split(' ')) {
    const fitsNext = widthOf(indent) + word.length <= maxLine
    if (!isEmpty && fitsNext && widthOf(current) + 1 + word.length > maxLine) {
      lines.push(current)
      current = indent + word
    } else current += isEmpty ? word : ` ${word}`
    isEmpty = false
  }
  return [...lines, current]
}

const widthOf = (line: string): number => line.replaceAll(ofQuote, '').length

/** A title with a line below it, the usual form of headings in plain text. */
export function underlined(title: string, sign: '=' | '-' | '~'): string {
  const wrapped = wrapText(title)
  const longest = Math.max(...wrapped.split('\n').map((line) => Array.from(line).length))
  return `${wrapped}\n${sign.repeat(Math.min(longest, maxLine))}`
}
