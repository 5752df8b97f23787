import type { Run } from '../../model/document.ts'
import type { LetterFaces } from './letter-faces.ts'
import type { Phrases } from './phrases.ts'
import { setRuns } from './set-runs.ts'
import { SetText } from './set-text.ts'
import type { BlockStyle, TextBlock } from './text-block.ts'
import { wrapLines } from './wrap-lines.ts'

/** Makes text blocks with the fonts of one letter. */
export type Typesetter = (runs: readonly Run[] | string, style: BlockStyle, width: number) => TextBlock

export interface Typesetters {
  readonly typeset: Typesetter
  /**
   * For texts that follow from the house style and the language alone, such as labels and the name of the sender: they are set
   * once for all letters of a version. A text with a value of a letter must never be passed to it.
   */
  readonly typesetShared: Typesetter
}

export function makeTypesetters(faces: LetterFaces, phrases: Phrases): Typesetters {
  return {
    typeset(given, style, width) {
      const runs = typeof given === 'string' ? [{ text: given }] : given
      const fixed = typeof given === 'string' ? undefined : phrases.fixed.get(runs)
      return used(fixed === undefined ? setBlock(runs, style, width) : setOnce(fixed, runs, style, width))
    },
    typesetShared(given, style, width) {
      // No text has the character NUL: the key of runs is never that of a text.
      const key = typeof given === 'string' ? given : `\0${JSON.stringify(given)}`
      let shared = phrases.shared.get(key)
      if (shared === undefined) {
        shared = new SetText()
        phrases.shared.set(key, shared)
      }
      return used(setOnce(shared, typeof given === 'string' ? [{ text: given }] : given, style, width))
    },
  }

  function used(block: TextBlock): TextBlock {
    faces.addLines(block.lines)
    return block
  }

  /** A text that is the same in each letter is set once per style and width; it does not depend on the letter. */
  function setOnce(text: SetText, runs: readonly Run[], style: BlockStyle, width: number): TextBlock {
    const known = text.find(style, width)
    if (known !== undefined) return known
    const block = setBlock(runs, style, width)
    text.add(block, width)
    return block
  }

  function setBlock(runs: readonly Run[], style: BlockStyle, width: number): TextBlock {
    const atoms = setRuns(runs, style, faces, phrases)
    const lines = wrapLines(atoms, (width * 1000) / style.size, (run) => runs[run]?.language ?? phrases.language)
    const widest = lines.reduce((max, line) => Math.max(max, line.width), 0)
    return { runs, lines, style, height: lines.length * style.leading, width: (widest * style.size) / 1000 }
  }
}
