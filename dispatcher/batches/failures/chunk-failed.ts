import { isDatabaseAway } from '../../../core/db/is-database-away.ts'
import { FencedOut } from '../../chunks/lease.ts'

/** A step that failed on one chunk by a fault of the hub; `cause` is the error. */
export class ChunkFailed extends Error {
  readonly chunk: number
  constructor(chunk: number, cause: unknown) {
    super('A chunk of a list failed', { cause })
    this.name = 'ChunkFailed'
    this.chunk = chunk
  }
}

/** Names the chunk of whatever fails. @throws ChunkFailed, FencedOut */
export async function inChunk<T>(chunk: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof FencedOut || error instanceof ChunkFailed ? error : new ChunkFailed(chunk, error)
  }
}

/** Attempts at a whole chunk; those that follow take its rows one by one. */
export const attemptsTogether = 2

export interface ChunkInTurn {
  readonly chunk: number
  /** Whether other rows of the chunk passed before. */
  readonly passed: boolean
  /** The rows are sent together or not at all: none is left out. */
  readonly together: boolean
}

export interface FailedRows {
  readonly rows: readonly number[]
  readonly cause: unknown
}

/**
 * Works on rows one after the other, so that a row on which the hub fails does not keep the others.
 * @returns the rows that failed. They are at fault only where another row of the chunk passes: otherwise the cause may be
 * something that all rows share, and the chunk fails as a whole
 * @throws ChunkFailed, FencedOut
 */
export async function oneByOne<Row extends { readonly row: number }>(
  { chunk, passed, together }: ChunkInTurn,
  rows: readonly Row[],
  work: (row: Row) => Promise<void>,
): Promise<FailedRows> {
  const failed: number[] = []
  let cause: unknown
  for (const row of rows)
    try {
      await work(row)
    } catch (error) {
      if (error instanceof FencedOut) throw error
      // The database says nothing about the row.
      if (isDatabaseAway(error)) throw new ChunkFailed(chunk, error)
      failed.push(row.row)
      cause = error
    }
  const isShared = failed.length === rows.length && !passed
  if (failed.length > 0 && (isShared || together)) throw new ChunkFailed(chunk, cause)
  return { rows: failed, cause }
}
