import { isUtf8 } from 'node:buffer'

/** Whole lines, as they are stored together. */
export interface Cut {
  /** Number of its first row, from 1. */
  readonly firstRow: number
  readonly rows: number
  readonly text: Buffer
}

export interface CutLimits {
  readonly maxRows: number
  /** Bytes of one row. */
  readonly maxRowBytes: number
  /** A cut ends at the first row that reaches either. */
  readonly cutRows: number
  readonly cutBytes: number
}

/** What is wrong with the bytes of a list, and the row where it was seen. */
export class ListBroken extends Error {
  readonly kind: 'too-many-rows' | 'row-too-long' | 'not-utf8' | 'nul'
  readonly row: number
  constructor(kind: ListBroken['kind'], row: number) {
    super(`The list is broken at row ${row}: ${kind}`)
    this.name = 'ListBroken'
    this.kind = kind
    this.row = row
  }
}

const newline = 0x0a
const byteOrderMark = Buffer.of(0xef, 0xbb, 0xbf)
const isBlank = (byte: number): boolean => byte === 0x20 || byte === 0x09 || byte === 0x0d

/**
 * Cuts a stream of bytes between lines and counts the rows: lines that hold more than blanks. Wherever the stream was divided, the
 * cuts are the same.
 */
export class LineCutter {
  readonly #limits: CutLimits
  #held: Buffer[] = []
  #heldBytes = 0
  #lineBytes = 0
  #lineIsRow = false
  #firstRow = 1
  #rows = 0
  #isFirst = true

  constructor(limits: CutLimits) {
    this.#limits = limits
  }

  /** The rows that were seen so far. */
  get rows(): number {
    return this.#firstRow - 1 + this.#rows
  }

  /** @throws ListBroken */
  push(bytes: Buffer): Cut[] {
    const cuts: Cut[] = []
    let from = 0
    while (from < bytes.length) {
      const end = bytes.indexOf(newline, from)
      const until = end < 0 ? bytes.length : end + 1
      this.#take(bytes.subarray(from, until))
      from = until
      if (end >= 0 && this.#endLine()) cuts.push(this.#cut())
    }
    return cuts
  }

  /** The rest. @throws ListBroken */
  end(): Cut[] {
    this.#endLine()
    return this.#rows === 0 ? [] : [this.#cut()]
  }

  #take(piece: Buffer): void {
    this.#held.push(piece)
    this.#heldBytes += piece.length
    this.#lineBytes += piece.length
    if (this.#lineBytes > this.#limits.maxRowBytes) throw new ListBroken('row-too-long', this.rows + 1)
    if (!this.#lineIsRow) this.#lineIsRow = piece.some((byte) => byte !== newline && !isBlank(byte))
  }

  /** @returns whether the cut is full */
  #endLine(): boolean {
    if (this.#lineIsRow) this.#rows += 1
    this.#lineIsRow = false
    this.#lineBytes = 0
    if (this.rows > this.#limits.maxRows) throw new ListBroken('too-many-rows', this.rows)
    const isFull = this.#rows >= this.#limits.cutRows || this.#heldBytes >= this.#limits.cutBytes
    if (isFull && this.#rows === 0) this.#held = []
    if (isFull && this.#rows === 0) this.#heldBytes = 0
    return isFull && this.#rows > 0
  }

  #cut(): Cut {
    let text = Buffer.concat(this.#held)
    if (this.#isFirst && text.subarray(0, 3).equals(byteOrderMark)) text = text.subarray(3)
    this.#isFirst = false
    if (!isUtf8(text)) throw new ListBroken('not-utf8', this.#firstRow)
    if (text.includes(0)) throw new ListBroken('nul', this.#firstRow)
    const cut = { firstRow: this.#firstRow, rows: this.#rows, text }
    this.#firstRow += this.#rows
    this.#rows = 0
    this.#held = []
    this.#heldBytes = 0
    return cut
  }
}
