/**
 * Marks that replace the expressions in the Markdown source. They are characters of the private use area, which Markdown takes
 * for letters and which a template may not contain itself, so a mark can be neither forged nor broken.
 */
export type MarkKind = 'slot' | 'open' | 'else' | 'close' | 'form' | 'note' | 'noteText' | 'language'

const signs: Record<MarkKind, string> = {
  slot: '\ue000',
  open: '\ue002',
  else: '\ue003',
  close: '\ue004',
  form: '\ue005',
  // A symbol, not a letter: emphasis that ends before the mark of a note ends there in Markdown too.
  note: '\ufffc',
  noteText: '\ue006',
  language: '\ue007',
}
const kinds = new Map(Object.entries(signs).map(([kind, sign]) => [sign, kind as MarkKind]))
const end = '\ue001'
const anyMark = /([\ue000\ue002-\ue007\ufffc])(\d+)\ue001/g

export interface Mark {
  readonly kind: MarkKind
  readonly id: number
}

export function writeMark(kind: MarkKind, id: number): string {
  return `${signs[kind]}${id}${end}`
}

/** Splits the text into plain stretches and marks, in order; empty stretches are left out. */
export function splitMarks(text: string): (string | Mark)[] {
  const parts: (string | Mark)[] = []
  let from = 0
  for (const match of text.matchAll(anyMark)) {
    if (match.index > from) parts.push(text.slice(from, match.index))
    parts.push({ kind: kinds.get(match[1] ?? '') ?? 'slot', id: Number(match[2]) })
    from = match.index + match[0].length
  }
  if (from < text.length) parts.push(text.slice(from))
  return parts
}

/** The marks of a text that contains only marks and blanks; undefined where it contains words. */
export function onlyMarks(text: string): Mark[] | undefined {
  const parts = splitMarks(text.trim())
  const marks = parts.filter((part) => typeof part !== 'string')
  const words = parts.filter((part) => typeof part === 'string' && part.trim() !== '')
  return words.length === 0 && marks.length > 0 ? marks : undefined
}

/** The mark that begins at a position in a text, with its length; undefined where none does. */
export function markAt(text: string, at: number): (Mark & { readonly length: number }) | undefined {
  const kind = kinds.get(text.charAt(at))
  const close = kind === undefined ? -1 : text.indexOf(end, at)
  return kind === undefined || close < 0
    ? undefined
    : { kind, id: Number(text.slice(at + 1, close)), length: close + 1 - at }
}

/** Marks that form a block of their own when they are alone on a line: conditional parts and forms. */
export function standsApart({ kind }: Mark): boolean {
  return kind === 'open' || kind === 'else' || kind === 'close' || kind === 'form'
}
