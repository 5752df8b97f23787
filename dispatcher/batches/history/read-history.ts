import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../core/db/database.ts'
import type { ListEventKind, Stage } from '../../../core/words/batch.ts'
import type { BatchId } from '../batch.ts'

/** What an event says beyond its kind; which members there are follows from the kind. */
export interface EventDetail {
  readonly rows?: number
  readonly ready?: number
  readonly fixable?: number
  readonly refused?: number
  /** Place of the stage, from 1. */
  readonly place?: number
  readonly stage?: Stage
  readonly stages?: readonly Stage[]
  readonly reason?: string
  /** Letters and rows that a stop kept from leaving. */
  readonly held?: number
  /** Letters that had left, or were leaving, at the stop. */
  readonly left?: number
  readonly outcome?: 'completed' | 'cancelled' | 'rejected'
}

export interface HistoryLine {
  readonly n: number
  readonly at: Date
  readonly kind: ListEventKind
  readonly by: string
  readonly detail: EventDetail
}

/** Lines of the history, newest first, before the line `before`. */
export function readHistory(
  within: Queryable,
  batch: BatchId,
  { limit, before }: { readonly limit: number; readonly before?: number },
): Promise<HistoryLine[]> {
  return within.query<HistoryLine>(sql`
    select n, at, kind, by, detail from batch_event
    where batch = ${batch} and ${before === undefined ? sql`true` : sql`n < ${before}`}
    order by n desc limit ${limit}`)
}

/** Begun stages and the last stop of a list: the part of its history that the list itself shows. */
export async function readMilestones(
  within: Queryable,
  batch: BatchId,
): Promise<{ readonly begun: readonly HistoryLine[]; readonly stop: HistoryLine | undefined }> {
  const lines = await within.query<HistoryLine>(sql`
    select n, at, kind, by, detail from batch_event
    where batch = ${batch} and kind in ('stage-begun', 'paused', 'resumed', 'cancelled') order by n`)
  const stops = lines.filter(({ kind }) => kind !== 'stage-begun')
  const last = stops.at(-1)
  return {
    begun: lines.filter(({ kind }) => kind === 'stage-begun'),
    stop: last?.kind === 'resumed' ? undefined : last,
  }
}
