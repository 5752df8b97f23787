import { channelTraits } from '../../channels/traits.ts'
import { mostPages } from '../../templates/model/most-pages.ts'
import { documentNumber } from '../letters/letter-maker.ts'
import type { FixedLetter } from './decide-letter.ts'

/** A message that no envelope takes. Figures only: they are shown to its sender, and kept in the timeline. */
export interface TooLong {
  /** All together. */
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
 * An envelope takes so many pages with all that goes along on paper; how many a letter of a template has is known only when it is
 * made. What goes digitally weighs nothing.
 * @returns the figures for the sender: which document has how many pages; absent when all of it fits
 */
export function tooManyTogether({ row, fixed, chosen }: FixedLetter, documents: readonly Paged[]): TooLong | undefined {
  if (chosen === undefined || channelTraits[chosen].medium !== 'paper') return undefined
  const letter = documents.find(({ kind, variant }) => kind === 'letter' && variant === fixed.variant)?.pages ?? 0
  const along = documents
    .filter(({ kind }) => kind === 'attachment')
    .map(({ n, pages = 0 }) => ({ index: n - documentNumber('attachment', 'normal'), pages }))
    .filter(({ index }) => row.attachments?.[index]?.via !== 'digital')
  const total = along.reduce((sum, { pages }) => sum + pages, letter)
  if (total <= mostPages) return undefined
  return { pages: total, letter, attachments: along.map(({ index, pages }) => ({ n: index + 1, pages })) }
}
