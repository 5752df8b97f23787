import { normalWords } from './normal-words.ts'

/** Names that phrases use in braces. */
const names: Readonly<Record<string, string>> = {
  address: [
    '(user[- ]?|e?-?mail[- ]?|virtual )?(user|mail ?-?box|recipient|receiver|account|address(ee)?|e-?mail ?(address|account)|local[- ]?part|alias|person|destination|mail ?-?id',
    "|user ?name|customer|member|subscriber|inbox|uid|rcpt( to)?|mail ?drop|employee)s?('s)?",
  ].join(''),
}

/** Characters between two words of a phrase where it does not say how many. */
const usualGap = 60

/**
 * The phrases of a block, one a line, as one expression. A phrase is a short regular expression; a line that is indented deeper
 * continues the one before it. `…` is a gap of at most 60 characters within a sentence of Chinese or Japanese, `…20` one of at most 20; after a `{name}` it does not reach
 * into the next sentence or answer. Accents and capitals are compared as `normalWords` leaves them.
 * @throws Error where a phrase repeats something that repeats itself, since such an expression may take exponential time
 */
export function phrases(block: string): readonly string[] {
  const lines = block.split('\n').filter((line) => line.trim() !== '')
  const margin = Math.min(...lines.map(indent))
  const whole: string[] = []
  for (const line of lines)
    if (indent(line) > margin && whole.length > 0) whole.push(`${whole.pop()}${line.trim()}`)
    else whole.push(line.trim())
  for (const each of whole)
    if (/[+*]\)[+*{]/.test(each)) throw new Error(`The phrase repeats what repeats itself: ${each}`)
  return whole
}

const indent = (line: string): number => line.length - line.trimStart().length

/** The expression of one phrase. */
export function expressionOf(phrase: string): string {
  const sentence = String.raw`(?:(?![45]\d\d[ -]|\. )[^;])`
  return phrase
    .split(/(\{[a-z]+\}[^…]*…|…\d*)/)
    .map((piece) => {
      const named = /^\{([a-z]+)\}([^…]*)…$/.exec(piece)
      if (named !== null)
        return `${names[named[1] ?? ''] ?? ''}${normalWords(named[2] ?? '')}${sentence}{0,${usualGap}}?`
      const gap = /^…(\d*)$/.exec(piece)
      return gap === null ? normalWords(piece) : `[^。]{0,${gap[1] === '' ? usualGap : gap[1]}}`
    })
    .join('')
}

/** One expression for the phrases of a block; `before` is what each one begins with. */
export function oneOf(block: string, before = ''): RegExp {
  const all = phrases(block).map(expressionOf).join('|')
  return new RegExp(before === '' ? all : `${before}(?:${all})`)
}

/** One expression for the phrases of several languages. */
export function anyOf(languages: Readonly<Record<string, string>>): RegExp {
  return new RegExp(Object.values(languages).flatMap(phrases).map(expressionOf).join('|'))
}
