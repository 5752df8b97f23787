import type { Place } from '../faults/fault-list.ts'

/** The place of a stretch of text in the lines of its author, searched from a given line. */
export type PlaceOf = (snippet: string, from: Place) => Place

export function placeIn(source: readonly string[]): PlaceOf {
  return (snippet, from) => {
    for (let line = from.line; line <= source.length && line < from.line + maxLines; line++) {
      const column = source[line - 1]?.indexOf(snippet) ?? -1
      if (column >= 0) return { line, column }
    }
    return from
  }
}

/** A paragraph of a letter is shorter. */
const maxLines = 60
