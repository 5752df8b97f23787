import type { HouseFont } from '../../ui/api/house-style-types.ts'
import type { StyleFaces } from '../style-content.ts'

export interface FontFamily {
  readonly name: string
  /** Absent when a regular or a bold face is missing. */
  readonly faces?: StyleFaces
  readonly fonts: readonly HouseFont[]
}

/** Fonts by family, with the face of each; of two files for the same face, the last one uploaded. */
export function familiesOf(fonts: readonly HouseFont[]): readonly FontFamily[] {
  const names = [...new Set(fonts.map(({ family }) => family))].sort((a, b) => (a < b ? -1 : 1))
  return names.map((name) => {
    const own = fonts.filter(({ family }) => family === name)
    const nearest = (weight: number, italic: boolean): string | undefined =>
      own
        .filter((each) => each.italic === italic && Math.abs(each.weight - weight) <= 100)
        .toSorted((a, b) => Math.abs(a.weight - weight) - Math.abs(b.weight - weight))[0]?.id
    const [regular, bold, italic, boldItalic] = [
      nearest(400, false),
      nearest(700, false),
      nearest(400, true),
      nearest(700, true),
    ]
    const faces = regular !== undefined &&
      bold !== undefined && {
        regular,
        bold,
        ...(italic !== undefined && { italic }),
        ...(boldItalic !== undefined && { boldItalic }),
      }
    return { name, fonts: own, ...(faces && { faces }) }
  })
}
