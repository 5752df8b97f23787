import { type CallOptions, send } from './call.ts'
import type { Connection } from './methods.ts'
import { addressOf, type Given } from './request.ts'

/** A row of a batch: a message, with a key of its own if it has one. */
export type BatchRow = Readonly<Record<string, unknown>>

/** Rows that can be read again, as an array or a function can, are sent again after a failure; others are sent once. */
export type BatchRows =
  | readonly BatchRow[]
  | AsyncIterable<BatchRow>
  | (() => AsyncIterable<BatchRow> | Iterable<BatchRow>)

export interface BatchOptions extends CallOptions {
  /** The key of the whole batch; absent: one is made for this call. */
  readonly idempotencyKey?: string
  /** `template`, `mode`, `dryRun` and the other parameters of the operation. */
  readonly query?: Given['query']
}

/** Rows are joined into pieces of about this many characters: one write for each row would cost more than the rows. */
const pieceLength = 64 * 1024

/**
 * Streams rows to the hub as NDJSON: a row is taken from its source when the connection is ready for it, so that a list of any
 * length needs the memory of a few rows. An error of the source ends the call, and the hub keeps nothing.
 *
 * Where streams cannot be sent (browsers other than those on Chromium), the rows are collected first.
 *
 * @throws what `send` throws, and the error of the source.
 */
export async function streamBatch(
  connection: Connection,
  path: string,
  rows: BatchRows,
  options: BatchOptions = {},
): Promise<unknown> {
  const { query, idempotencyKey, ...call } = options
  const source = new Source(rows)
  const collected = canStream() ? undefined : await collect(source.open())
  const request = {
    url: addressOf(connection.url, path, query === undefined ? {} : { query }),
    method: 'POST',
    headers: new Headers({
      Accept: 'application/json',
      'Content-Type': 'application/x-ndjson',
      'Idempotency-Key': idempotencyKey ?? crypto.randomUUID(),
    }),
    body: () => collected ?? bytesStream(source.open()),
    streams: collected === undefined,
    canSendAgain: collected !== undefined || source.canOpenAgain,
  }
  // A batch is answered when every row is stored, so the time for one attempt is the caller's to set.
  return send(request, { ...connection, timeoutMs: options.timeoutMs ?? 30 * 60_000 }, call).catch(
    (thrown: unknown) => {
      throw source.failure ?? thrown
    },
  )
}

/** The rows, and the error that their source threw: fetch would hide it behind one of its own. */
class Source {
  readonly canOpenAgain: boolean
  failure: unknown
  private readonly rows: BatchRows

  constructor(rows: BatchRows) {
    this.rows = rows
    this.canOpenAgain = Array.isArray(rows) || typeof rows === 'function'
  }

  async *open(): AsyncGenerator<BatchRow, void, undefined> {
    try {
      yield* typeof this.rows === 'function' ? this.rows() : (this.rows as AsyncIterable<BatchRow>)
    } catch (thrown) {
      this.failure = thrown
      throw thrown
    }
  }
}

function bytesStream(rows: AsyncGenerator<BatchRow, void, undefined>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { piece, isLast } = await nextPiece(rows)
        if (piece !== '') controller.enqueue(encoder.encode(piece))
        if (isLast) controller.close()
      },
      cancel: () => void rows.return(),
    },
    // Nothing is read ahead of the connection.
    { highWaterMark: 0 },
  )
}

async function nextPiece(rows: AsyncGenerator<BatchRow, void, undefined>): Promise<{ piece: string; isLast: boolean }> {
  let piece = ''
  while (piece.length < pieceLength) {
    const { value, done } = await rows.next()
    if (done === true) return { piece, isLast: true }
    piece += `${JSON.stringify(value)}\n`
  }
  return { piece, isLast: false }
}

async function collect(rows: AsyncGenerator<BatchRow, void, undefined>): Promise<Blob> {
  const pieces: string[] = []
  for (;;) {
    const { piece, isLast } = await nextPiece(rows)
    pieces.push(piece)
    if (isLast) return new Blob(pieces)
  }
}

/** A browser that cannot send a stream reads no `duplex`, and gives the stream a type of its own as text. */
function canStream(): boolean {
  let readsDuplex = false
  const init = {
    method: 'POST',
    body: new ReadableStream(),
    get duplex() {
      readsDuplex = true
      return 'half'
    },
  }
  try {
    const hasType = new Request('http://localhost', init).headers.has('Content-Type')
    return readsDuplex && !hasType
  } catch {
    return false
  }
}
