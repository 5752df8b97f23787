import { isPaper } from '../../channels/traits.ts'
import { maxPages } from '../../templates/model/max-pages.ts'
import { documentNumber } from '../letters/letter-maker.ts'
import type { DecidedLetter } from './decide-letter.ts'

/** A message that fits no envelope. Figures only: they are shown to its sender, and stored in the timeline. */
export interface TooLong {
  /** Pages of all documents together. */
  readonly pages: number
  readonly letter?: number
  readonly attachments?: readonly { readonly n: number; readonly pages: number }[]
}

interface Paged {
  readonly n: number
  readonly kind: string
  readonly variant: string
  readonly pages?: number
}

/**
 * An envelope takes a limited number of pages with all that goes along on paper; how many pages a letter of a template has is
 * known only when it is made. Digital attachments do not count.
 * @returns the figures for the sender: the pages of each document; absent when all of it fits
 */
export function tooManyTogether(
  { row, decision, chosen }: DecidedLetter,
  documents: readonly Paged[],
): TooLong | undefined {
  if (chosen === undefined || !isPaper(chosen)) return undefined
  const letter = pagesOfLetter(decision.variant, documents)
  const along = alongOnPaper(row, documents)
  const total = along.reduce((sum, { pages }) => sum + pages, letter)
  if (total <= maxPages) return undefined
  return { pages: total, letter, attachments: along.map(({ index, pages }) => ({ n: index + 1, pages })) }
}

/**
 * Whether a letter that was archived in large print for another channel proves too long for its envelope only now that it is
 * printed: it is made again, in normal print (decision 0019).
 */
export function isLargeTooLong(letter: DecidedLetter, documents: readonly Paged[]): boolean {
  return letter.decision.variant === 'large' && tooManyTogether(letter, documents) !== undefined
}

/** Pages of each document of an earlier step that shares the envelope. */
export function pagesAlong({ row }: DecidedLetter, documents: readonly Paged[]): number[] {
  return alongOnPaper(row, documents).map(({ pages }) => pages)
}

function pagesOfLetter(wanted: string, documents: readonly Paged[]): number {
  return documents.find(({ kind, variant }) => kind === 'letter' && variant === wanted)?.pages ?? 0
}

/** Attachments by their place in the message; digital ones are left out. */
function alongOnPaper(
  { attachments }: DecidedLetter['row'],
  documents: readonly Paged[],
): { readonly index: number; readonly pages: number }[] {
  return documents
    .filter(({ kind }) => kind === 'attachment')
    .map(({ n, pages = 0 }) => ({ index: n - documentNumber('attachment', 'normal'), pages }))
    .filter(({ index }) => attachments?.[index]?.via !== 'digital')
}
