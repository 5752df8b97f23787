import type { Language } from '../../../core/words/language.ts'
import { glyphOf } from '../fonts/typeface.ts'
import { placesToBreak } from './hyphenate.ts'
import { type Atom, after } from './set-runs.ts'
import { shapeWord } from './shape-word.ts'

export interface BreakContext {
  /** Width of the whole line, thousandths of an em. */
  readonly limit: number
  readonly language: Language
  /** The line before ends with a hyphen. */
  readonly afterHyphen: boolean
  /** No word of the text follows. */
  readonly isLast: boolean
}

/** A line that lacks less than this share of its width is left as it is: lines of letters need not be equally long. */
const emptyEnough = 0.14

/**
 * Hyphenates a word of the template so that its first part fits in `room` (thousandths of an em). A word that is wider than
 * a line is always broken; other words only where the line would stay much too short, never twice in a row, and not the last.
 */
export function breakWord(atom: Atom, room: number, context: BreakContext): [Atom, Atom] | undefined {
  const { phrase, word, face } = atom
  if (phrase === undefined) return undefined
  const mustBreak = word.width > context.limit
  if (!mustBreak && (room < context.limit * emptyEnough || context.afterHyphen || context.isLast)) return undefined
  const breaks = (phrase.breaks[context.language] ??= placesToBreak(word.text, context.language))
  const hyphen = face.face.glyphs.advance[glyphOf(face.face, 0x2d)] ?? 0
  for (const place of breaks.toReversed()) {
    const head = shapeWord(word.text.slice(0, place), face)
    if (head.width + hyphen > room) continue
    const tail = shapeWord(word.text.slice(place), face)
    return [
      { word: head, run: atom.run, face, spaces: 0, ends: after.softHyphen },
      { word: tail, run: atom.run, face, spaces: atom.spaces, ends: atom.ends },
    ]
  }
  return undefined
}
