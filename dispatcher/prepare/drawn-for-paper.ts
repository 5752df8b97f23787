import type { IngestDocument } from '../../archive/ingest/ingest-request.ts'
import { isPaper } from '../../channels/traits.ts'
import type { DeliveryContent } from '../letters/delivery-content.ts'
import { paperLetterNumber } from '../letters/letter-maker.ts'
import type { DecidedLetter } from './decide-letter.ts'

interface Numbered {
  readonly n: number
  readonly kind: string
}

/**
 * Whether a letter that was archived for a digital channel goes on paper for the first time: where it is registered, or addressed
 * to another reader or place, it is drawn once more. What left before keeps its bytes.
 */
export function isFirstOnPaper({ row, chosen }: DecidedLetter, before: DeliveryContent | undefined): boolean {
  if (before === undefined || chosen === undefined || !isPaper(chosen)) return false
  return !row.deliveries.some(({ channel }) => isPaper(channel)) && !hasPaperLetter(before.documents)
}

export const hasPaperLetter = (documents: readonly Numbered[]): boolean =>
  documents.some(({ n }) => n === paperLetterNumber)

/** Of a letter that is drawn once more, only the letter itself is archived, under a number of its own. */
export function asPaperLetter(documents: readonly IngestDocument[]): IngestDocument[] {
  return documents.flatMap((document) => (document.kind === 'letter' ? [{ ...document, n: paperLetterNumber }] : []))
}

/** The documents of a delivery on paper: without the letter that another channel got, where one was drawn for paper. */
export function withoutEarlierLetter<Document extends Numbered>(documents: readonly Document[]): readonly Document[] {
  if (!hasPaperLetter(documents)) return documents
  return documents.filter(({ n, kind }) => kind !== 'letter' || n === paperLetterNumber)
}
