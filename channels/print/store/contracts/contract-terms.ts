import type { Ink } from './price.ts'

/** Where the control copy of each run is posted: the office itself. At most six lines, the last one postal code and place. */
export interface SeedAddress {
  readonly lines: readonly string[]
  readonly postalCode: string
}

/** What a contract says beyond its cut-off, its window and its prices. */
export interface ContractTerms {
  /** First and last day (Brussels) on which letters may be planned by it, `YYYY-MM-DD`; null: without limit. */
  readonly validFrom: string | null
  readonly validUntil: string | null
  readonly furtherCutOffs: readonly string[]
  /** ISO weekdays, 1 is Monday. */
  readonly workingDays: readonly number[]
  /** `YYYY-MM-DD` */
  readonly closedOn: readonly string[]
  readonly ink: Ink
  /** Grams per square metre. */
  readonly paperGrams: number
  /** Grams of an empty envelope. */
  readonly envelopeGrams: number
  readonly sheetsPerEnvelope: number
  /** From so many sheets on the partner uses an envelope for unfolded sheets; null: never. */
  readonly c4FromSheets: number | null
  /** Letters to the same recipient and address share an envelope. */
  readonly bundles: boolean
  readonly seedAddress: SeedAddress | null
}

/** The terms of a contract that says nothing about them; the columns of the table have the same defaults. */
export const usualTerms: ContractTerms = {
  validFrom: null,
  validUntil: null,
  furtherCutOffs: [],
  workingDays: [1, 2, 3, 4, 5],
  closedOn: [],
  ink: 'black',
  paperGrams: 80,
  envelopeGrams: 7,
  sheetsPerEnvelope: 100,
  c4FromSheets: null,
  bundles: false,
  seedAddress: null,
}
