import type { Language } from '../../../../core/words/language.ts'
import type { Cell } from '../../../model/document.ts'
import type { TextBlock } from '../../text/text-block.ts'
import type { Typesetter } from '../../text/typesetter.ts'

/** The text after the units of a figure: its decimals and their unit, or the unit alone. */
const tails: Readonly<Record<Language, RegExp>> = {
  nl: /(?:,\d+)?[^\d,]*$/,
  fr: /(?:,\d+)?[^\d,]*$/,
  de: /(?:,\d+)?[^\d,]*$/,
  en: /(?:\.\d+)?[^\d.]*$/,
}

/** Figures aligned by their units, in points from the right edge of their column. */
export interface DecimalColumn {
  /** The width of the column in which every figure fits. */
  readonly width: number
  /** Per row. */
  readonly shifts: readonly number[]
}

/**
 * Aligns a column on its decimal comma. `blocks` are its cells as set; nothing shifts where all figures have equally many
 * decimals, as amounts do. Words without a figure stay at the right edge. The mark of a note is after its figure.
 */
export function alignDecimals(
  cells: readonly Cell[],
  blocks: readonly TextBlock[],
  language: Language,
  typeset: Typesetter,
): DecimalColumn {
  const endings = cells.map(({ runs }) =>
    endingOf(runs.map(({ text, note }) => (note === undefined ? text : '')).join(''), language),
  )
  const marks = blocks.map(widthOfMarks)
  const natural = Math.max(0, ...blocks.map(({ width }) => width))
  const shown = endings.filter((ending) => ending !== undefined)
  const hasMarks = marks.some((width) => width > 0)
  if (!hasMarks && shown.every((ending) => ending.replaceAll(/\d/g, '0') === shown[0]?.replaceAll(/\d/g, '0')))
    return { width: natural, shifts: cells.map(() => 0) }
  const widths = endings.map((ending, row) => {
    const style = blocks[row]?.style
    if (ending === undefined || style === undefined) return undefined
    return (ending === '' ? 0 : typeset(ending, style, Infinity).width) + (marks[row] ?? 0)
  })
  const widest = Math.max(...widths.map((width) => width ?? 0))
  const lead = Math.max(...blocks.map(({ width }, row) => width - (widths[row] ?? width)))
  return {
    width: Math.max(natural, lead + widest),
    shifts: widths.map((width) => (width === undefined ? 0 : widest - width)),
  }
}

/** The text after the units of a figure; undefined where there is no figure. */
function endingOf(text: string, language: Language): string | undefined {
  return /\d/.test(text) ? (tails[language].exec(text.trimEnd())?.[0] ?? '') : undefined
}

function widthOfMarks({ lines, runs, style }: TextBlock): number {
  const pieces = lines.flatMap((line) => line.pieces.filter(({ run }) => runs[run]?.note !== undefined))
  return (pieces.reduce((sum, { width }) => sum + width, 0) * style.size) / 1000
}
