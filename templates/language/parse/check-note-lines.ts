import type { MarkBook } from '../marks/mark-book.ts'
import { startsNote } from './lay-out-lines.ts'
import { markAt } from './marks.ts'

/** The start of a list, a heading, a quote or a table in Markdown. */
const block = /^\s*(?:[-*+]\s|\d{1,3}[.)]\s|#{1,6}\s|>|\|)/
/** At this indent or more, Markdown takes a paragraph for a part of the note above it. */
const setIn = 4

/** A note is one paragraph, so that it fits at the foot of a page: blocks within a note are refused. */
export function checkNoteLines(text: string, sources: readonly number[], book: MarkBook): void {
  const lines = text.split('\n')
  for (const [index, line] of lines.entries()) {
    if (!startsNote(line)) continue
    const start = line.search(/\S/)
    const mark = markAt(line, start)
    const note = book.notes[mark?.id ?? -1]
    if (mark === undefined || note === undefined) continue
    const first = line.slice(start + mark.length)
    const at = block.test(first) ? index : lineOfBlock(lines, index + 1, start)
    if (at !== undefined)
      note.faults.add(
        at === index ? note.at : { line: sources[at] ?? 1, column: lines[at]?.search(/\S/) ?? 0 },
        'note-of-blocks',
      )
  }
}

/** The line of a block within a note: directly below its words, or indented after a blank line. */
function lineOfBlock(lines: readonly string[], from: number, indent: number): number | undefined {
  let at = from
  for (; at < lines.length && lines[at]?.trim() !== ''; at++) {
    if (startsNote(lines[at] ?? '')) return undefined
    if (block.test(lines[at] ?? '')) return at
  }
  while (at < lines.length && lines[at]?.trim() === '') at++
  const next = (lines[at] ?? '').replaceAll('\t', '    ')
  return !startsNote(next) && next.search(/\S/) >= indent + setIn ? at : undefined
}
