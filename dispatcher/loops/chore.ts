/** Recurring work that needs no row of its own, such as fetching a partner's files or sealing the ledger. */
export interface Chore {
  readonly name: string
  /** Milliseconds between two rounds. */
  readonly everyMs: number
  /** `signal` is aborted when the dispatcher closes. An exception is logged by its code; the next round follows as usual. */
  readonly run: (signal: AbortSignal) => Promise<void>
}
