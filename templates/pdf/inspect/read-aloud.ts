import type { LetterStructure, StructureContent, StructureElement } from './read-structure.ts'

/** Elements within a line of text; all others begin a line of their own when they are read. */
const inline = new Set(['Span', 'Link', 'Reference', 'Lbl', 'Quote', 'Em', 'Strong'])

/**
 * The text that a screen reader reads, in its order: the text of each element on a line of its own, blanks collapsed, broken
 * words joined. Words of one element are separated by characters alone, never by their places on the page (ISO 32000-1,
 * 14.8.2.5), so lines that run together in the file run together here.
 */
export function readAloud({ tops }: Pick<LetterStructure, 'tops'>): string[] {
  const lines: string[] = ['']
  for (const each of tops) collectLines(each, lines)
  return lines.map(collapsed).filter((line) => line !== '')
}

function collectLines(element: StructureElement | StructureContent, lines: string[]): void {
  if (element.type === 'text' && 'text' in element) {
    lines[lines.length - 1] += element.text
    return
  }
  if (!('kids' in element)) return
  const isInline = inline.has(element.type)
  if (!isInline) lines.push('')
  for (const kid of element.kids) collectLines(kid, lines)
  if (!isInline) lines.push('')
}

function collapsed(text: string): string {
  // A break of a word at a line end is a soft hyphen.
  return text
    .normalize('NFC')
    .replaceAll(/[\u00ad\u200b]/g, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()
}

/**
 * Texts that a reader does not hear as they were written: split, joined to another, or not at all. `texts` are independent texts
 * (a paragraph, a line of an address), each in one language of one element.
 */
export function unheardTexts(structure: Pick<LetterStructure, 'tops'>, texts: readonly string[]): string[] {
  const heard = readAloud(structure).map((line) => ` ${line} `)
  return texts.filter((text) => {
    const wanted = collapsed(text)
    return wanted !== '' && !heard.some((line) => line.includes(` ${wanted} `))
  })
}
