/** A figure for monitoring: one name, a value per set of labels. */
export interface Gauge {
  readonly name: string
  readonly help: string
  readonly values: readonly { readonly labels: Readonly<Record<string, string>>; readonly value: number }[]
}

/** Reads gauges that belong together, in as few statements as possible. It is called at each scrape. */
export type GaugeSource = () => Promise<readonly Gauge[]>
