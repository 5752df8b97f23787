/** The place of a stretch of prose, and whether its sentences count for the score. */
export interface Passage {
  readonly from: number
  readonly to: number
  /** Headings and table cells are read like labels: they are checked, but they are not sentences. */
  readonly isLabel: boolean
  readonly isHeading?: boolean
}

/** The text of an officer with its markup replaced by blanks; every remaining character keeps its position. */
export interface Prose {
  readonly text: string
  readonly passages: readonly Passage[]
}

const blank = (text: string): string => text.replace(/[^\n]/g, ' ')

/**
 * Replaces expressions, Markdown and addresses by blanks: they neither count nor split a sentence. No pattern here reads the same
 * stretch twice, so that a text without end of line or bracket costs no more than another.
 */
export function readProse(source: string): Prose {
  const text = source
    .replace(/\{\{!--(?:(?!--\}\}|\{\{!--)[^])*--\}\}/g, blank)
    .replace(/\{\{\{?[^{}]*\}?\}\}/g, blank)
    .replace(/<[a-z][a-z0-9+.-]*:[^\s<>]*>/gi, blank)
    .replace(/(!?\[)([^[\]\n]*)(\]\([^()\n]*\))/g, (_, open: string, words: string, target: string) =>
      open.startsWith('!') ? blank(open + words + target) : blank(open) + words + blank(target),
    )
    // Words in another language are not judged as Dutch; the label of a note is not a word.
    .replace(/\[[^[\]\n]*\]\{\s*lang\s*=[^{}\n]*\}/gi, blank)
    .replace(/\[\^[^\s[\]^]{1,64}\]:?/g, blank)
    .replace(/\S+/g, blankAddress)
    // Table rulers, emphasis and escapes; an underscore within a word is part of it.
    .replace(/^[ \t|:-]+$/gm, blank)
    .replace(/\*+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])|~~|\\(?=[\p{P}\p{S}])/gu, blank)
  return { text, passages: [...passagesOf(source, text)] }
}

const longestAddress = 300

/** The address of a page or a mailbox, within its brackets and punctuation: it is not read as words. */
function blankAddress(token: string): string {
  if (token.length > longestAddress) return token
  const [lead = ''] = /^["'(]*/.exec(token) ?? []
  const [tail = ''] = /[.,;:!?)"']*$/.exec(token) ?? []
  const bare = token.slice(lead.length, token.length - tail.length)
  const isAddress = /^(?:https?:\/\/.+|[^@]+@[^@]+|[\p{L}\p{N}.-]{2,}\.[a-z]{2,}(?:\/.*)?)$/iu.test(bare)
  return isAddress ? lead + blank(bare) + tail : token
}

/** Paragraphs, items and quotes as a whole; headings and cells one by one. Lines of expressions alone also separate passages. */
function* passagesOf(source: string, text: string): Generator<Passage> {
  let open: { from: number; to: number } | undefined
  let at = 0
  for (const line of source.split('\n')) {
    const from = at
    const to = at + line.length
    at = to + 1
    const words = text.slice(from, to)
    const isTable = /^\s*\|/.test(line)
    const isNote = /^\s*\[\^[^\s[\]^]{1,64}\]:/.test(line)
    const heading = /^ {0,3}#{1,6}(?=\s)/.exec(line)?.[0]
    const lead = /^[\s>]*(?:(?:[-+*]|\d{1,9}[.)])\s+)?/.exec(line)?.[0] ?? ''
    if (open && (words.trim() === '' || isTable || isNote || heading !== undefined || lead.trim() !== '')) {
      yield { ...open, isLabel: false }
      open = undefined
    }
    if (words.trim() === '') continue
    if (isTable) yield* cellsOf(words, from)
    else if (heading !== undefined) yield { from: from + heading.length, to, isLabel: true, isHeading: true }
    else open = { from: open?.from ?? from + lead.length, to }
  }
  if (open) yield { ...open, isLabel: false }
}

function* cellsOf(line: string, start: number): Generator<Passage> {
  for (const { index, 0: cell } of line.matchAll(/[^|]+/g))
    if (cell.trim() !== '') yield { from: start + index, to: start + index + cell.length, isLabel: true }
}
