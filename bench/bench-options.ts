/**
 * `full` gives figures; `brief` gives rougher ones, for a machine that has other work to do; `smoke` only shows that a
 * measurement completes, within seconds.
 */
export type Size = 'full' | 'brief' | 'smoke'

export interface BenchOptions {
  readonly size: Size
  /** A folder for the CPU profiles of the hub's processes. */
  readonly profile?: string | undefined
}
