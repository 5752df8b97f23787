import type { LoadLetters } from '../letters/load-letters.ts'

/** The task of a load client. */
export interface Load {
  readonly url: string
  readonly key: string
  readonly connections: number
  /** Absent: the usual letters. */
  readonly kind?: LoadLetters
  /** Number of the first letter; loads of one installation must not overlap. */
  readonly first: number
  readonly letters: number
  /** Posts per second; absent: as fast as answers arrive. */
  readonly rate?: number
}

/** What the client measured. */
export interface LoadResult {
  /** Answered 202. */
  readonly accepted: number
  /** Other answers, by status. */
  readonly others: Readonly<Record<string, number>>
  /** From the first post to the last answer. */
  readonly seconds: number
  /** Milliseconds until the answer; with a rate, counted from the time at which the post was due, so that queueing counts. */
  readonly latency: { readonly p50: number; readonly p95: number; readonly p99: number }
  /** CPU seconds of the client itself. */
  readonly cpuSeconds: number
}
