/** Something to be done again and again that needs no row of its own: fetching a partner's files, sealing the ledger. */
export interface Chore {
  readonly name: string
  /** Milliseconds between two rounds. */
  readonly everyMs: number
  /** `signal` is aborted when the dispatcher closes. An exception is logged by its code; the next round comes as usual. */
  readonly run: (signal: AbortSignal) => Promise<void>
}
