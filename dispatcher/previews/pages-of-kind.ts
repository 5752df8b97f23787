import type { LetterMaker } from '../letters/letter-maker.ts'
import type { DecidedLetter } from '../prepare/decide-letter.ts'
import { drawPreviews } from './draw-preview.ts'
import type { CountedPages } from './paper-preview.ts'

/**
 * Pages by kind of letter: version, language and variant. Of each kind the first letter that comes is drawn, and its pages count for
 * the others, so that a set of any size draws as many letters as it has kinds. Kept for one set of requests only.
 */
export interface PagesOfKinds {
  readonly known: Map<string, number | undefined>
}

export const beginPagesOfKinds = (): PagesOfKinds => ({ known: new Map() })

const kindOf = ({ row, decision }: DecidedLetter): string => `${row.version} ${decision.language} ${decision.variant}`

/** The pages of letters of templates, one result each in the same order; undefined where the first one could not be drawn. */
export async function countPages(
  letters: Pick<LetterMaker, 'make'>,
  { known }: PagesOfKinds,
  decided: readonly DecidedLetter[],
): Promise<(CountedPages | undefined)[]> {
  const first = new Map<string, DecidedLetter>()
  for (const letter of decided) {
    const kind = kindOf(letter)
    if (!known.has(kind) && !first.has(kind)) first.set(kind, withoutAttachments(letter))
  }
  const kinds = [...first]
  const drawn = await drawPreviews(
    letters,
    kinds.map(([, letter]) => letter),
    { onlyLetter: true },
  )
  for (const [index, [kind]] of kinds.entries()) known.set(kind, drawn[index]?.pages)
  return decided.map((letter) => {
    const pages = known.get(kindOf(letter))
    return pages === undefined ? undefined : { pages, estimated: true }
  })
}

/** Their pages are known since they were uploaded. */
function withoutAttachments(letter: DecidedLetter): DecidedLetter {
  return { ...letter, row: { ...letter.row, attachments: null } }
}
