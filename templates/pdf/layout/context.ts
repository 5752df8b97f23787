import type { Language } from '../../../core/words/language.ts'
import type { HouseStyle } from '../../model/house-style.ts'
import type { LetterWords } from '../../words/letter-words.ts'
import type { Tag } from '../draw/structure.ts'
import type { Geometry } from '../geometry/letter-geometry.ts'
import type { Typesetters } from '../text/typesetter.ts'

/** The context that every block needs for its layout, and its place. */
export interface LayoutContext extends Typesetters {
  readonly geometry: Geometry
  readonly words: LetterWords
  readonly language: Language
  readonly houseStyle: HouseStyle
  /** Points. */
  readonly left: number
  readonly width: number
  readonly parent: Tag
  /** Within an item of a list, a list follows its paragraph as closely as items follow each other. */
  readonly inItem?: true
}
