import type { Run } from '../../model/document.ts'
import type { LetterFaces } from './letter-faces.ts'
import type { Phrases } from './phrases.ts'
import { setRuns } from './set-runs.ts'
import type { BlockStyle, TextBlock } from './text-block.ts'
import { wrapLines } from './wrap-lines.ts'

/** Makes text blocks with the fonts of one letter. */
export type Typesetter = (runs: readonly Run[] | string, style: BlockStyle, width: number) => TextBlock

export function makeTypesetter(faces: LetterFaces, phrases: Phrases): Typesetter {
  return (given, style, width) => {
    const runs = typeof given === 'string' ? [{ text: given }] : given
    const block = known(runs, style, width)
    faces.addLines(block.lines)
    return block
  }

  /** A text that is the same in each letter is set once per style and width; it does not depend on the letter. */
  function known(runs: readonly Run[], style: BlockStyle, width: number): TextBlock {
    const blocks = phrases.fixed.get(runs)
    if (blocks === undefined) return setBlock(runs, style, width)
    const key = `${width} ${style.size} ${style.leading} ${style.bold ?? false} ${style.grey ?? 0}`
    const block = blocks.get(key) ?? setBlock(runs, style, width)
    blocks.set(key, block)
    return block
  }

  function setBlock(runs: readonly Run[], style: BlockStyle, width: number): TextBlock {
    const atoms = setRuns(runs, style, faces, phrases)
    const lines = wrapLines(atoms, (width * 1000) / style.size, (run) => runs[run]?.language ?? phrases.language)
    const widest = lines.reduce((max, line) => Math.max(max, line.width), 0)
    return { runs, lines, style, height: lines.length * style.leading, width: (widest * style.size) / 1000 }
  }
}
