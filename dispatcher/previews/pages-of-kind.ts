import type { PreviewMaker } from '../letters/open-preview-maker.ts'
import type { DecidedLetter } from '../prepare/decide-letter.ts'
import { letterTask } from '../prepare/make-documents.ts'
import { drawPreviews } from './draw-preview.ts'
import type { CountedPages } from './paper-preview.ts'

/** Kinds of one set of which a letter is drawn; letters of further kinds have the pages of a similar one. */
export const maxKinds = 200

/**
 * Pages by kind of letter: version, language, size, and shape (`shapeOf`). Of each kind the first letter that comes is drawn, and
 * its pages count for the others, so that a set of any size draws as many letters as it has kinds. Kept for one set of requests
 * only; null where that letter could not be drawn.
 */
export interface PagesOfKinds {
  readonly known: Map<string, number | null>
}

export const beginPagesOfKinds = (known: Iterable<readonly [string, number | null]> = []): PagesOfKinds => ({
  known: new Map(known),
})

/** What letters have in common besides their shape. */
const familyOf = ({ row, decision }: DecidedLetter): string => `${row.version} ${decision.language} ${decision.variant}`

/** The pages of letters of templates, one result each in the same order; undefined where the first one could not be drawn. */
export async function countPages(
  letters: Pick<PreviewMaker, 'make' | 'shapes'>,
  { known }: PagesOfKinds,
  decided: readonly DecidedLetter[],
): Promise<(CountedPages | undefined)[]> {
  const shapes = await letters.shapes(decided.map((letter) => letterTask(letter, undefined, ['letter'])))
  const kinds = decided.map((letter, place) => `${familyOf(letter)} ${shapes[place] ?? ''}`)
  const first = new Map<string, DecidedLetter>()
  for (const [place, letter] of decided.entries()) {
    const kind = kinds[place] ?? ''
    const hasRoom = known.size + first.size < maxKinds || !hasFamily([...known.keys(), ...first.keys()], kind)
    if (!known.has(kind) && !first.has(kind) && hasRoom) first.set(kind, withoutAttachments(letter))
  }
  const drawn = await drawPreviews(letters, [...first.values()], ['letter'])
  for (const [index, kind] of [...first.keys()].entries()) known.set(kind, drawn[index]?.pages ?? null)
  return kinds.map((kind) => {
    const pages = known.has(kind) ? known.get(kind) : similarTo(known, kind)
    return pages === undefined || pages === null ? undefined : { pages, estimated: true }
  })
}

const familyIn = (kind: string): string => kind.slice(0, kind.lastIndexOf(' ') + 1)

function hasFamily(kinds: readonly string[], kind: string): boolean {
  return kinds.some((each) => each.startsWith(familyIn(kind)))
}

/** The most pages of a kind that differs only in its shape: where many kinds exist, the estimate is no promise that is too low. */
function similarTo(known: PagesOfKinds['known'], kind: string): number | undefined {
  const family = [...known].flatMap(([each, pages]) =>
    each.startsWith(familyIn(kind)) && pages !== null ? [pages] : [],
  )
  return family.length === 0 ? undefined : Math.max(...family)
}

/** Their pages are known since they were uploaded. */
function withoutAttachments(letter: DecidedLetter): DecidedLetter {
  return { ...letter, row: { ...letter.row, attachments: null } }
}
