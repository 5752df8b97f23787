import type { Queryable } from '../../core/db/database.ts'
import { consistencyPath, type Hash } from './merkle.ts'
import { hashesOf } from './read-tiles.ts'

/**
 * Proves that the log of `before` entries is the beginning of the log of `size` entries (RFC 6962, 2.1.2), e.g. for a person who
 * copied a checkpoint long ago.
 * @throws Error when these are no sizes of the log, TileMissing
 */
export async function proveConsistency(from: Queryable, before: number, size: number): Promise<Hash[]> {
  return hashesOf(from, consistencyPath(before, size))
}
