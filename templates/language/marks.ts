/**
 * Marks that stand in the Markdown source where expressions stood. They are characters of the private use area, which
 * Markdown takes for letters and which a template may not hold itself, so a mark can be neither forged nor broken.
 */
export type MarkKind = 'slot' | 'open' | 'else' | 'close' | 'form'

const signs: Record<MarkKind, string> = {
  slot: '\ue000',
  open: '\ue002',
  else: '\ue003',
  close: '\ue004',
  form: '\ue005',
}
const end = '\ue001'
const anyMark = /([\ue000\ue002-\ue005])(\d+)\ue001/g

export interface Mark {
  readonly kind: MarkKind
  readonly id: number
}

export function writeMark(kind: MarkKind, id: number): string {
  return `${signs[kind]}${id}${end}`
}

/** The text cut into plain stretches and marks, in order; empty stretches are left out. */
export function splitMarks(text: string): (string | Mark)[] {
  const parts: (string | Mark)[] = []
  let from = 0
  for (const match of text.matchAll(anyMark)) {
    if (match.index > from) parts.push(text.slice(from, match.index))
    parts.push({ kind: kindOf(match[1] ?? ''), id: Number(match[2]) })
    from = match.index + match[0].length
  }
  if (from < text.length) parts.push(text.slice(from))
  return parts
}

/** The marks of a text that holds nothing else but blanks; undefined where it holds words. */
export function onlyMarks(text: string): Mark[] | undefined {
  const parts = splitMarks(text.trim())
  const marks = parts.filter((part) => typeof part !== 'string')
  const words = parts.filter((part) => typeof part === 'string' && part.trim() !== '')
  return words.length === 0 && marks.length > 0 ? marks : undefined
}

function kindOf(sign: string): MarkKind {
  switch (sign) {
    case signs.open:
      return 'open'
    case signs.else:
      return 'else'
    case signs.close:
      return 'close'
    case signs.form:
      return 'form'
    default:
      return 'slot'
  }
}
