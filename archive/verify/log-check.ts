import { LogHasher } from '../ledger/log-hasher.ts'
import { type LogKeys, verifyCheckpointBy } from '../ledger/log-keys.ts'
import type { Hash } from '../ledger/merkle.ts'
import { tileWidth } from '../ledger/tiles.ts'
import type { Finding } from './finding.ts'

/**
 * Compares the entries of a log, from the first to the last, with the hashes that its tiles hold and with its checkpoints. Where
 * an entry does not match, the hash of the tile is used instead, so that one fault does not hide the next.
 */
export class LogCheck {
  readonly #hasher = new LogHasher()
  readonly #strange: { index: number; hash: Hash; record: string }[] = []
  /** The hashes that were expected where others were found. */
  readonly #expected = new Map<string, number>()
  #altered = false
  #lastGone = -1
  get size(): number {
    return this.#hasher.size
  }

  /**
   * The next entry: its hash now, and the hash in the tiles; at least one of them.
   * @param hashOnly a recovery found that the database was restored to a moment before this entry (0111)
   */
  *push(
    entry: { readonly hash: Hash; readonly record: string } | undefined,
    tile: Hash | undefined,
    hashOnly = false,
  ): Generator<Finding> {
    const index = this.#hasher.size
    const hash = tile ?? entry?.hash
    if (hash === undefined) throw new Error('Neither an entry nor a hash of a tile was given')
    if (tile === undefined && this.#lastGone !== Math.floor(index / tileWidth)) {
      this.#lastGone = Math.floor(index / tileWidth)
      yield { what: 'tile-missing', leaf: index }
    }
    if (entry === undefined) {
      if (!hashOnly) yield { what: 'leaf-missing', leaf: index }
    } else if (!entry.hash.equals(hash)) {
      this.#strange.push({ index, ...entry })
      this.#expected.set(hash.toString('hex'), index)
    }
    this.#hasher.push(hash)
  }

  /** A checkpoint of the current size. */
  *state(note: string, keys: LogKeys): Generator<Finding> {
    const leaf = this.#hasher.size
    const checkpoint = verifyCheckpointBy(note, keys)?.checkpoint
    if (checkpoint === undefined || checkpoint.size !== leaf) yield { what: 'checkpoint-invalid', leaf }
    else if (!checkpoint.root.equals(this.#hasher.root()) && !this.#altered) {
      // Every later checkpoint differs as well; the first one shows where the fault is.
      this.#altered = true
      yield { what: 'log-altered', leaf }
    }
  }

  /** Only at the end it is known which entries only changed places. */
  *close(): Generator<Finding> {
    for (const { index, hash, record } of this.#strange)
      yield { what: this.#expected.has(hash.toString('hex')) ? 'leaf-moved' : 'leaf-altered', record, leaf: index }
  }
}
