/** A figure for monitoring: one name, a value per set of labels. */
export interface Gauge {
  readonly name: string
  readonly help: string
  readonly values: readonly { readonly labels: Readonly<Record<string, string>>; readonly value: number }[]
}
