export const findingKinds = ['long-sentence', 'long-word', 'passive', 'officialese'] as const
export type FindingKind = (typeof findingKinds)[number]

/** A place that could read more easily, as offsets into the text. */
export interface Found {
  readonly kind: FindingKind
  readonly from: number
  readonly to: number
  readonly suggestion?: string
}
