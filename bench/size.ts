/** `full` gives figures; `smoke` only shows that a measurement runs to its end, within seconds. */
export type Size = 'full' | 'smoke'

export interface BenchOptions {
  readonly size: Size
  /** A folder for the CPU profiles of the hub's processes. */
  readonly profile?: string | undefined
}
