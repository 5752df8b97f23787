import { shortened } from '../literals/shorten.ts'
import { splitMarks } from '../parse/marks.ts'
import type { LookContext } from './find-looks.ts'

const heading = /^(#{1,3})(?=[\p{L}\p{N}"“„'(])/u
const underline = /^(?:={3,}|-{2,})$/
const bullet = /^(?:[•·▪◦‣●○–—]\s*|[-*+](?=\p{L}))/u

/** Lines of a paragraph that were meant as a heading, a table or a list. `content` is its Markdown, with marks. */
export function findLineLooks(content: string, context: LookContext): void {
  const lines = content.split('\n').map((line) => line.trim())
  const [first = ''] = lines
  const { faults, at, placeOf } = context
  const place = (line: string): typeof at => placeOf(untilMark(line), at)
  const sign = heading.exec(first)?.[1]
  if (sign !== undefined) {
    const text = shortened(untilMark(first))
    faults.add(place(first), 'heading-without-blank', { text, repair: text.replace(heading, '$1 ') })
  }
  const under = lines.find((line, index) => index > 0 && underline.test(line))
  if (under !== undefined) faults.add(place(under), 'heading-underlined', { text: shortened(under) })
  const row = lines.find((line) => line.startsWith('|'))
  if (row !== undefined && isTable(lines)) faults.add(place(row), 'table-rule', { rule: ruleFor(row) })
  const listed = lines.filter((line) => bullet.test(line))
  const [item = ''] = listed
  const written = bullet.exec(item)?.[0] ?? ''
  // One dash may begin a sentence; a bullet, or several lines that begin alike, make a list.
  if (listed.length > 1 || /^[•·▪◦‣●○]/.test(written) || /^[-*+]/.test(written))
    faults.add(place(item), 'bullet-typed', { text: written.trim(), repair: '-' })
}

/** One or more rows between bars: no sentence is written like that. */
function isTable(lines: readonly string[]): boolean {
  return lines.some((line) => /^\|.+\|$/.test(line)) || lines.filter((line) => line.startsWith('|')).length > 1
}

function ruleFor(row: string): string {
  const cells = row.replace(/^\||\|$/g, '').split(/(?<!\\)\|/)
  return `|${cells.map(() => ' --- |').join('')}`
}

function untilMark(text: string): string {
  const [first = ''] = splitMarks(text)
  return typeof first === 'string' ? first : text
}
