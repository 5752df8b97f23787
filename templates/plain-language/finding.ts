export const findingKinds = [
  'long-sentence',
  'long-word',
  'passive',
  'officialese',
  'legal-term',
  'double-negative',
  'mixed-address',
  'long-list',
  'noun-heading',
  'slow-start',
] as const
export type FindingKind = (typeof findingKinds)[number]

/** A place that could be easier to read, as offsets into the text. */
export interface Found {
  readonly kind: FindingKind
  readonly from: number
  readonly to: number
  /** The replacement as one text: the choices, or advice in brackets. */
  readonly suggestion?: string
  /** Words that may replace the text, each by itself. */
  readonly choices?: readonly string[]
  /** Advice that cannot be inserted as words: rebuild the sentence, or explain the term. */
  readonly explanation?: string
}
