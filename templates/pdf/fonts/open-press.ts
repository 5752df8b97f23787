import { LRUCache } from 'lru-cache'
import type { StylePicture } from '../../model/house-style.ts'
import { type CommonParts, layCommonParts } from '../file/common-parts.ts'
import { deflated } from '../file/letter-file.ts'
import type { LetterFace } from '../text/letter-faces.ts'
import { packFont } from './font-program.ts'
import { type Fonts, prepareFonts } from './prepare-fonts.ts'

/** What the letters of a thread are made with. It remembers fonts and shapes of letters, never a text. */
export interface Press {
  readonly fonts: Fonts
  /** The first bytes of a letter in these faces. */
  readonly commonParts: (faces: readonly LetterFace[]) => CommonParts
  /** Deflates the structure of a letter, which is equal in most letters of one version. */
  readonly deflatedStructure: (text: string) => Uint8Array
}

/** Structures kept; each takes some ten kilobytes. */
const mostStructures = 200

/** Reads and trims the typefaces; takes about half a second. */
export async function openPress(): Promise<Press> {
  return pressOf(await prepareFonts())
}

/** The press for letters in these fonts, with this logo. */
export function pressOf(fonts: Fonts, logo?: StylePicture): Press {
  // Four faces make fifteen mixtures at most.
  const common = new Map<string, CommonParts>()
  const structures = new LRUCache<string, Uint8Array>({ max: mostStructures })
  return {
    fonts,
    commonParts(faces) {
      // A name in another alphabet needs fonts of its own, which are made for its letter and forgotten.
      if (faces.some(({ others }) => others.size > 0)) return lay(faces, fonts, logo, false)
      const key = faces.map(({ face }) => face.name).join(' ')
      const known = common.get(key) ?? lay(faces, fonts, logo, true)
      common.set(key, known)
      return known
    },
    deflatedStructure(text) {
      const known = structures.get(text) ?? deflated(text)
      structures.set(text, known)
      return known
    },
  }
}

function lay(
  faces: readonly LetterFace[],
  fonts: Fonts,
  logo: StylePicture | undefined,
  isShared: boolean,
): CommonParts {
  const placed = faces.map(({ face, others }) => {
    const program =
      others.size === 0
        ? fonts[face.name].latin
        : packFont(
            face,
            [...others].map(([glyph, codePoints]) => ({ glyph, codePoints })),
          )
    return [face.name, { face, program }] as const
  })
  return layCommonParts(new Map(placed), logo, isShared)
}
