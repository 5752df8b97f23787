import { codeText } from '../fonts/character-code.ts'
import type { Fonts } from '../fonts/prepare-fonts.ts'
import { type FaceName, faceNames, type Typeface } from '../fonts/typeface.ts'

/** A typeface within one letter, which gives codes to the glyphs beyond the Latin ones in the order in which it meets them. */
export interface LetterFace {
  readonly face: Typeface
  /** Glyphs beyond the Latin ones, with their code as it stands in a PDF string. */
  readonly others: Map<number, string>
  /** The first character that it was asked for and does not have. */
  lacking?: number
}

/** The faces that a letter uses; its file holds these and no other. */
export class LetterFaces {
  readonly #fonts: Fonts
  readonly #used = new Map<FaceName, LetterFace>()

  constructor(fonts: Fonts) {
    this.#fonts = fonts
  }

  use(name: FaceName): LetterFace {
    const known = this.#used.get(name)
    if (known !== undefined) return known
    const used: LetterFace = { face: this.#fonts[name].face, others: new Map<number, string>() }
    this.#used.set(name, used)
    return used
  }

  /** A character of the letter that one of its faces does not have: a question mark stands in its place. */
  lacking(): number | undefined {
    return this.used().find((each) => each.lacking !== undefined)?.lacking
  }

  /** In one order for all letters, so that letters in the same faces begin with the same bytes. */
  used(): LetterFace[] {
    return faceNames.flatMap((name) => this.#used.get(name) ?? [])
  }
}

/** The code of a glyph. After the Latin codes comes that of the hyphen of a broken word, then the others. */
export function codeOf({ face, others }: LetterFace, glyph: number): string {
  const latin = face.glyphs.latinCode[glyph] ?? -1
  if (latin >= 0) return face.glyphs.latinText[latin] ?? ''
  const known = others.get(glyph)
  if (known !== undefined) return known
  const code = codeText(face.glyphs.latin.length + 1 + others.size)
  others.set(glyph, code)
  return code
}
