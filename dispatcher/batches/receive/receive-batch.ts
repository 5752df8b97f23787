import { createHash, type Hash } from 'node:crypto'
import stringify from 'safe-stable-stringify'
import { Refusal } from '../../../core/fault.ts'
import { newId } from '../../../core/words/id.ts'
import { requestKey } from '../../intake/idempotency-key.ts'
import type { BatchId, BatchRequest } from '../batch.ts'
import { chunkPlace, partPlace, sealText } from '../store/sealed-text.ts'
import type { BatchToReceive, ReceiveDeps } from './batch-to-receive.ts'
import { type ClosedBatch, closeReception, findReceived, repeated } from './close-reception.ts'
import { type Cut, LineCutter, ListBroken } from './line-cutter.ts'
import { dropReception, type Piece, writePiece } from './write-piece.ts'

/** Rows of one list (3.3 of the HTTP contract). */
export const maxRows = 100_000
export const maxRowsOfJson = 1_000
/** Bytes of one list. */
export const maxListBytes = 256 * 1024 * 1024
/** The limit of a message (3.1). */
const maxRowBytes = 256 * 1024

/** Rows of a chunk: a transaction that accepts them takes a fraction of a second. */
export const usualChunkRows = 250
const cutBytes = 256 * 1024
const partBytes = 256 * 1024
/** Pieces that are being written while the next one arrives: the memory of a reception stays flat. */
const inFlight = 2

/**
 * Receives a list from its first to its last byte. Nothing of it can be seen before the closing transaction, which claims the key:
 * a body that is cut off, or a process that ends, leaves nothing but pieces that are removed, and the key stays free.
 * @throws Refusal UP-1002 cut off, or no UTF-8; UP-1005, UP-1006 about the key; UP-1413; UP-2073 no rows; UP-2074 too many rows
 */
export class BatchReceiver {
  readonly #deps: ReceiveDeps
  readonly #running = new Set<string>()

  constructor(deps: ReceiveDeps) {
    this.#deps = deps
  }

  async receive(list: BatchToReceive): Promise<ClosedBatch> {
    const { keyHash } = requestKey({ operation: operationOf(list.request), key: list.key, asked: '' })
    const name = `${list.sender.entity}/${list.sender.test}/${list.request.dryRun}/${keyHash.toString('base64')}`
    if (this.#running.has(name))
      throw new Refusal('UP-1006', 'The first request with this key is still running; try again in a moment.', [], {
        retryAfter: 5,
      })
    this.#running.add(name)
    try {
      return await receive(this.#deps, list)
    } finally {
      this.#running.delete(name)
    }
  }
}

async function receive(deps: ReceiveDeps, list: BatchToReceive): Promise<ClosedBatch> {
  const batch = newId('batch', deps.clock.now())
  const operation = operationOf(list.request)
  const known = await findReceived(deps, list.sender, requestKey({ operation, key: list.key, asked: '' }))
  try {
    const digest = beginDigest(list)
    // A repetition is compared and not stored again.
    const { pieces, rows, bytes } = await storeBody(deps, list, batch, digest, known === undefined)
    const key = requestKey({ operation, key: list.key, asked: digest.digest('hex') })
    if (known !== undefined) return repeated(known, key)
    return await closeReception(deps, list, { batch, key, pieces, rows, bytes })
  } catch (error) {
    if (known === undefined) await dropReception(deps.database, list.sender.entity, batch).catch(() => undefined)
    throw error
  }
}

/** A dry run claims its key apart, so that the list can be sent under the same key afterwards. */
function operationOf({ dryRun }: BatchRequest): 'batch' | 'dry-run' {
  return dryRun ? 'dry-run' : 'batch'
}

/** What was asked of the list belongs to what a repetition must be equal to. */
function beginDigest({ request, asked }: BatchToReceive): Hash {
  return createHash('sha256').update(
    `${stringify(request) ?? ''}\n${asked === undefined ? '' : (stringify(asked) ?? '')}\n`,
  )
}

interface Stored {
  readonly pieces: number
  /** Null of a table, whose rows are counted when it is divided. */
  readonly rows: number | null
  readonly bytes: number
}

async function storeBody(
  deps: ReceiveDeps,
  { sender, body, request, asked }: BatchToReceive,
  batch: BatchId,
  digest: Hash,
  stores: boolean,
): Promise<Stored> {
  const writing: Promise<void>[] = []
  let pieces = 0
  let bytes = 0
  const write = async (piece: Piece): Promise<void> => {
    pieces += 1
    if (!stores) return
    const written = writePiece(deps.database, sender.entity, batch, piece)
    written.catch(() => undefined)
    writing.push(written)
    if (writing.length >= inFlight) await writing.shift()
  }
  const isTable = request.format === 'csv' || request.format === 'xlsx'
  const cutter = new LineCutter({
    maxRows: request.format === 'json' ? maxRowsOfJson : maxRows,
    maxRowBytes,
    cutRows: deps.chunkRows ?? usualChunkRows,
    cutBytes,
  })
  const parts = new PartCutter()
  const store = async (cuts: readonly Cut[], rest: readonly Buffer[]): Promise<void> => {
    for (const { firstRow, rows, text } of cuts) {
      const chunk = pieces
      const sealed = stores ? await sealText(text, chunkPlace(batch, chunk), deps.keyring) : text
      await write({ kind: 'chunk', number: chunk, firstRow, rows, sealed })
    }
    for (const part of rest) {
      const sealed = stores ? await sealText(part, partPlace(batch, pieces), deps.keyring) : part
      await write({ kind: 'part', number: pieces, sealed })
    }
  }
  try {
    for await (const piece of body) {
      const buffer = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
      bytes += buffer.length
      if (bytes > maxListBytes) throw new Refusal('UP-1413', `A list may have ${maxListBytes} bytes at most.`)
      if (asked === undefined) digest.update(buffer)
      await (isTable ? store([], parts.push(buffer)) : store(cutter.push(buffer), []))
    }
    await (isTable ? store([], parts.end()) : store(cutter.end(), []))
  } catch (error) {
    throw error instanceof ListBroken ? refusalOf(error, request) : error
  } finally {
    await Promise.allSettled(writing)
  }
  await Promise.all(writing)
  if (pieces === 0) throw new Refusal('UP-2073', 'The list has no rows.', [], { row: 0 })
  return { pieces, rows: isTable ? null : cutter.rows, bytes }
}

/** Divides the bytes of a table, whose rows are found later. */
class PartCutter {
  #held: Buffer[] = []
  #bytes = 0

  push(bytes: Buffer): Buffer[] {
    this.#held.push(bytes)
    this.#bytes += bytes.length
    return this.#bytes < partBytes ? [] : this.end()
  }

  end(): Buffer[] {
    if (this.#bytes === 0) return []
    const part = Buffer.concat(this.#held)
    this.#held = []
    this.#bytes = 0
    return [part]
  }
}

function refusalOf({ kind, row }: ListBroken, { format }: BatchRequest): Refusal {
  const at = { row }
  switch (kind) {
    case 'too-many-rows': {
      const most = format === 'json' ? maxRowsOfJson : maxRows
      return new Refusal(
        'UP-2074',
        `A list has at most ${most} rows; divide it, each part with a key of its own.`,
        [],
        at,
      )
    }
    case 'row-too-long':
      return new Refusal(
        'UP-1413',
        `Row ${row} has more than ${maxRowBytes} bytes, the most that a message may have.`,
        [],
        at,
      )
    case 'not-utf8':
      return new Refusal('UP-1002', `The text is not UTF-8, at or after row ${row}.`, [], at)
    case 'nul':
      return new Refusal('UP-2106', `There is a NUL byte at or after row ${row}; take it out.`, [], at)
    default:
      return kind satisfies never
  }
}
