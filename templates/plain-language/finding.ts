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

/** A place that could read more easily, as offsets into the text. */
export interface Found {
  readonly kind: FindingKind
  readonly from: number
  readonly to: number
  /** What may stand instead as one text: the choices, or advice in brackets. */
  readonly suggestion?: string
  /** Words that fit in the same place, each by itself. */
  readonly choices?: readonly string[]
  /** Advice that no words can follow: rebuild the sentence, or explain the term. */
  readonly explanation?: string
}
