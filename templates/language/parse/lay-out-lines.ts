import { listIndents } from './list-indents.ts'
import { type Mark, markAt, onlyMarks, splitMarks, standsApart, writeMark } from './marks.ts'

/** Markdown source with marks, with the source line of each line. */
export interface LaidOutText {
  readonly text: string
  readonly lines: readonly number[]
}

/**
 * Separates marks on lines of their own from the text, so that Markdown reads them where the author meant them: between
 * paragraphs with blank lines around them, between the rows of a table as a row. Blocks that begin or end within a line stay
 * unchanged. A note begins a paragraph, whatever precedes it.
 */
export function layOutLines(text: string, sources: readonly number[]): LaidOutText {
  const lines = text.split('\n')
  const places = placeBlocks(lines)
  const indents = listIndents(lines)
  const out: string[] = []
  const from: number[] = []
  const put = (line: string, index: number): void => {
    out.push(line)
    from.push(sources[index] ?? 1)
  }
  for (const [index, line] of lines.entries()) {
    const marks = ownLineMarks(line)
    if (startsNote(line)) put('', index)
    if (!marks || marks.some((mark) => mark.kind !== 'form' && places.get(mark.id) === 'inline')) {
      put(line, index)
      continue
    }
    const written = /^[ \t]*/.exec(line)?.[0] ?? ''
    for (const mark of marks) {
      const indent = (mark.kind === 'form' ? undefined : indents.get(mark.id)) ?? written
      const row = `${indent}${writeMark(mark.kind, mark.id)}`
      if (mark.kind !== 'form' && places.get(mark.id) === 'rows') put(row, index)
      else for (const each of ['', row, '']) put(each, index)
    }
  }
  return { text: out.join('\n'), lines: from }
}

type BlockPlace = 'inline' | 'apart' | 'rows'

/** A block is separated, or a row, only if all its tags are on lines of their own and no enclosing block is inline. */
function placeBlocks(lines: readonly string[]): Map<number, BlockPlace> {
  const inLine = new Set<number>()
  for (const line of lines)
    if (!ownLineMarks(line))
      for (const part of splitMarks(line)) if (typeof part !== 'string') inLine.add(markKey(part))
  const places = new Map<number, BlockPlace>()
  const around: number[] = []
  let isAmongRows = false
  for (const [index, line] of lines.entries()) {
    const own = ownLineMarks(line)
    for (const mark of splitMarks(line)) {
      if (typeof mark === 'string' || mark.kind === 'form' || !standsApart(mark)) continue
      if (mark.kind === 'open') {
        const isInside = around.some((id) => places.get(id) === 'inline')
        const place =
          inLine.has(mark.id) || isInside ? 'inline' : isAmongRows && rowFollows(lines, index) ? 'rows' : 'apart'
        places.set(mark.id, place)
        around.push(mark.id)
      } else if (mark.kind === 'close') around.pop()
    }
    if (!own) isAmongRows = line.trimStart().startsWith('|')
    else if (own.some((mark) => mark.kind === 'form' || places.get(mark.id) !== 'rows')) isAmongRows = false
  }
  return places
}

function rowFollows(lines: readonly string[], from: number): boolean {
  for (let at = from + 1; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (!ownLineMarks(line)) return line.trimStart().startsWith('|')
  }
  return false
}

/** Marks of blocks and forms that have the line to themselves. A slot alone on a line is a paragraph. */
function ownLineMarks(line: string): readonly Mark[] | undefined {
  const marks = onlyMarks(line)
  return marks?.every(standsApart) ? marks : undefined
}

export function startsNote(line: string): boolean {
  return markAt(line, line.search(/\S/))?.kind === 'noteText'
}

/** Blocks and forms have separate numbers; only blocks are looked up here. */
function markKey(mark: Mark): number {
  return mark.kind === 'form' || !standsApart(mark) ? -1 : mark.id
}
