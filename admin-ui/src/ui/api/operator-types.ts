export type PrintRunStatus = 'open' | 'closing' | 'handed-over' | 'accepted' | 'reconciled' | 'overdue'
export interface PrintRun {
  readonly id: string
  readonly contract: string
  readonly status: PrintRunStatus
  readonly cutOffAt: string
  readonly letters: number
  readonly sheets: number
  readonly parts: readonly {
    readonly n: number
    readonly letters: number
    readonly sha256?: string
    readonly status: string
  }[]
  /** Letters the partner should have spoken about by now. */
  readonly overdue: readonly (string | { readonly message: string; readonly reference?: string })[]
}
export interface DeadLetter {
  readonly id: string
  readonly message?: string
  readonly stage: string
  readonly code: string
  readonly attempts: number
  readonly firstAt: string
}
