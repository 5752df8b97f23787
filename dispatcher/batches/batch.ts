import type { ListFormat, ListMode, Stage } from '../../core/words/batch.ts'
import type { Id } from '../../core/words/id.ts'
import type { TableReasonName } from '../../core/words/table-reasons.ts'
import type { Sender } from '../message/sender.ts'
import type { ListColumns } from './columns/list-columns.ts'

export type BatchId = Id<'batch'>

/** The next thing that a dispatcher does with a batch. */
export type Phase =
  | 'received'
  | 'splitting'
  | 'checking'
  | 'waiting'
  | 'accepting'
  | 'releasing'
  | 'sending'
  | 'undoing'
  | 'ended'

export type Outcome = 'completed' | 'cancelled' | 'rejected'

/** A fault or an advice about a row, or about the list as a whole (row 0). Never holds a value of a letter. */
export interface RowIssue {
  /** As the file names it, or as the contract does; absent for the whole row. */
  readonly column?: string
  /** Into the message, where there is one. */
  readonly pointer?: string
  readonly code: `UP-${number}`
  readonly detail: string
  /** Of a file that is no table: the name of the reason and its figures, for texts in a language other than English. */
  readonly reason?: TableReasonName
  readonly values?: Readonly<Record<string, string | number>>
}

/** What a batch was asked to be; stored with it. */
export interface BatchRequest {
  readonly format: ListFormat
  readonly mode: ListMode
  readonly dryRun: boolean
  /** Absent: everything at once. */
  readonly stages?: readonly Stage[]
  /** What every message has that does not say otherwise. */
  readonly defaults: Readonly<Record<string, unknown>>
  /** Of a workbook: the name or the number, from 1, of the sheet. */
  readonly sheet?: string
  /** A table waits until a person has confirmed what its columns are used for. */
  readonly asksColumns?: true
  /** The key of a row that names none is made of its template, its reference and its recipient, and not of its number. */
  readonly keysByReference?: true
}

/** The stored batch, as far as working on it needs. */
export interface Batch {
  readonly id: BatchId
  readonly sender: Sender
  readonly phase: Phase
  readonly outcome: Outcome | null
  readonly paused: boolean
  readonly dryRun: boolean
  readonly format: ListFormat
  readonly mode: ListMode
  readonly stages: readonly Stage[] | null
  readonly stage: number
  readonly allowance: number | null
  readonly total: number | null
  readonly templateKey: string | null
  readonly heads: readonly string[] | null
  /** Of a table whose columns were confirmed, or remembered for its template. */
  readonly columns: ListColumns | null
  /** Its columns are still to be confirmed. */
  readonly asksColumns: boolean
  /** The key of the batch and the defaults of its rows, sealed. */
  readonly sealed: Buffer
  readonly createdBy: string
  readonly stoppedBy: string | null
  readonly reached: string | null
}

/** Whether ready rows are accepted as soon as they are checked. */
export function acceptsAtOnce({ mode, dryRun, stages }: Pick<Batch, 'mode' | 'dryRun' | 'stages'>): boolean {
  return mode === 'best-effort' && !dryRun && stages === null
}

/** The stage that was begun last; undefined before the first, and where everything is sent at once. */
export function currentStage({ stages, stage }: Pick<Batch, 'stages' | 'stage'>): Stage | undefined {
  return stages?.[stage - 1]
}

/** The stage that `continue` begins. */
export function nextStage({ stages, stage }: Pick<Batch, 'stages' | 'stage'>): Stage | undefined {
  return stages?.[stage]
}

/** Whether a row that became ready is sent without a further call: everything at once, or after the last stage. */
export function sendsMended(batch: Pick<Batch, 'mode' | 'dryRun' | 'stages' | 'stage'>): boolean {
  if (batch.stages === null || batch.dryRun) return acceptsAtOnce(batch)
  return batch.stage >= batch.stages.length
}
