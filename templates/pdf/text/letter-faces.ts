import type { OtherGlyph } from '../fonts/font-program.ts'
import type { Fonts } from '../fonts/prepare-fonts.ts'
import { type FaceName, faceNames, type Typeface } from '../fonts/typeface.ts'
import type { Line } from './line.ts'

/** A typeface within one letter, with its glyphs outside the Latin ones. */
export interface LetterFace {
  readonly face: Typeface
  /** Code points of each, by glyph. */
  readonly others: Map<number, readonly number[]>
}

/**
 * The faces that a letter uses; its file holds these and no other. Everything that a letter needs is read from its lines, because
 * a line may come from a cache: a text that is set once for many letters must not leave a trace only in the first one.
 */
export class LetterFaces {
  readonly #fonts: Fonts
  readonly #faces = new Map<FaceName, LetterFace>()
  readonly #used = new Set<FaceName>()
  readonly #lacking = new Set<string>()

  constructor(fonts: Fonts) {
    this.#fonts = fonts
  }

  /** A face to set text in. It belongs to the letter as soon as a line with text in it is added. */
  faceOf(name: FaceName): LetterFace {
    const known = this.#faces.get(name)
    if (known !== undefined) return known
    const face: LetterFace = { face: this.#fonts[name].face, others: new Map() }
    this.#faces.set(name, face)
    return face
  }

  /** Adds the needs of the lines: their faces, their glyphs outside the Latin ones, and the characters that no glyph shows. */
  addLines(lines: readonly Line[]): void {
    for (const { pieces } of lines)
      for (const { face, others, lacking } of pieces) {
        this.#used.add(face.name)
        if (others !== undefined) addGlyphs(this.faceOf(face.name), others)
        for (const each of lacking ?? []) this.#lacking.add(each)
      }
  }

  /** Characters of the letter that its faces cannot show, each once: a question mark is drawn in their place. */
  lacking(): string[] {
    return [...this.#lacking]
  }

  /** In one order for all letters, so that letters in the same faces begin with the same bytes. */
  used(): LetterFace[] {
    return faceNames.flatMap((name) => (this.#used.has(name) ? this.faceOf(name) : []))
  }
}

function addGlyphs({ others }: LetterFace, glyphs: readonly OtherGlyph[]): void {
  for (const { glyph, codePoints } of glyphs) if (!others.has(glyph)) others.set(glyph, codePoints)
}
