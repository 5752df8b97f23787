import { type MessageId, type RecordId, showId } from '../../core/words/id.ts'
import type { Facts } from './leaf.ts'

export interface DocumentFacts {
  readonly n: number
  readonly kind: string
  readonly variant: string
  readonly mediaType: string
  readonly size: number
  /** Hex. */
  readonly sha256: string
}

/**
 * The facts that the first leaf of a record seals before anything is handed over. They are also made from the row, to prove it.
 */
export interface RecordFacts {
  readonly record: RecordId
  readonly message: MessageId
  readonly series: string
  readonly class: string
  readonly reference: string
  readonly language: string
  /** yyyy-mm-dd */
  readonly letterDate: string
  readonly recipientIndex?: Uint8Array | undefined
  /** Of a copy: the record of the letter that it repeats. */
  readonly copyOf?: RecordId | undefined
  readonly template?: { readonly key: string; readonly version: number } | undefined
  readonly houseStyle?: { readonly key: string; readonly version: number } | undefined
}

export function sealedFacts(record: RecordFacts, documents: readonly DocumentFacts[]): Facts {
  const { recipientIndex, copyOf, template, houseStyle } = record
  return {
    record: showId('record', record.record),
    message: showId('message', record.message),
    series: record.series,
    class: record.class,
    reference: record.reference,
    language: record.language,
    letterDate: record.letterDate,
    ...(recipientIndex === undefined ? {} : { recipient: Buffer.from(recipientIndex).toString('hex') }),
    ...(copyOf === undefined ? {} : { copyOf: showId('record', copyOf) }),
    ...(template === undefined ? {} : { template: { key: template.key, version: template.version } }),
    ...(houseStyle === undefined ? {} : { houseStyle: { key: houseStyle.key, version: houseStyle.version } }),
    documents: documentFacts(documents),
  }
}

/** The facts of a later `sealed` leaf of the same record: the documents that were added. */
export function addedFacts(record: RecordId, documents: readonly DocumentFacts[]): Facts {
  return { record: showId('record', record), documents: documentFacts(documents) }
}

export function closedFacts(record: RecordId, timelineDigest: Uint8Array, at: Date): Facts {
  return {
    record: showId('record', record),
    timelineDigest: Buffer.from(timelineDigest).toString('hex'),
    at: at.toISOString(),
  }
}

function documentFacts(documents: readonly DocumentFacts[]): DocumentFacts[] {
  return [...documents]
    .sort((a, b) => a.n - b.n)
    .map(({ n, kind, variant, mediaType, size, sha256 }) => ({ n, kind, variant, mediaType, size, sha256 }))
}
