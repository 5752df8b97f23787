import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import type { ByteSegment, ByteSegments, SharedBytes } from '../../../core/words/byte-segments.ts'
import type { CommonParts } from './common-parts.ts'

/** Objects as they are stored in a pack: their numbers and their text. */
export type PackedObjects = readonly (readonly [number: number, text: string])[]

/** Whether an object holds anything of this letter, or is the same in other letters of its version. */
type Content = 'own' | 'repeated'

/** The last bytes of a stream that every letter has, with the words that close it. */
export interface CommonEnd extends SharedBytes {
  /** Of the bytes that belong to the stream. */
  readonly length: number
}

/** On the content of letters, 6 takes 1.7 times as long as 5 for 0.3 % fewer bytes. */
const deflateLevel = 5

/**
 * Writes one letter after the parts that all letters share: content as streams, everything else in packs (object streams, ISO
 * 32000-1, 7.5.7), whose text deflates to a fifth.
 */
export class LetterFile {
  readonly #common: CommonParts
  /** Since the last object that other letters have too. */
  #own: Uint8Array[] = []
  readonly #segments: ByteSegment[] = []
  /** Per object: its offset, or its pack and its place in the pack. */
  readonly #places: (number | readonly [pack: number, at: number] | undefined)[]
  readonly #free: number[]
  #offset: number

  constructor(common: CommonParts) {
    this.#common = common
    this.#places = [...common.offsets]
    this.#free = common.offsets.flatMap((offset, at) => (offset === undefined ? [at + 1] : [])).reverse()
    this.#offset = common.bytes.length
  }

  /** A number for an object that is written later. */
  reserve(): number {
    const free = this.#free.pop()
    if (free !== undefined) return free
    this.#places.push(undefined)
    return this.#places.length
  }

  /** `dictionary` without its brackets and its length. */
  stream(number: number, dictionary: string, bytes: Uint8Array, content: Content = 'own'): void {
    this.#places[number - 1] = this.#offset
    const head = Buffer.from(`${number} 0 obj\n<<${dictionary}/Length ${bytes.length}>>\nstream\n`, 'latin1')
    if (content === 'repeated') {
      this.#writeSegment({ ...sharedBytes(Buffer.concat([head, bytes, streamEnd])), whenRepeated: true })
      return
    }
    this.#write(head)
    this.#write(bytes)
    this.#write(streamEnd)
  }

  /** A stream of bytes of this letter, followed by those of every letter. */
  streamWithEnd(number: number, dictionary: string, bytes: Uint8Array, end: CommonEnd): void {
    this.#places[number - 1] = this.#offset
    const length = bytes.length + end.length
    this.#write(Buffer.from(`${number} 0 obj\n<<${dictionary}/Length ${length}>>\nstream\n`, 'latin1'))
    this.#write(bytes)
    this.#writeSegment({ bytes: end.bytes, shared: end.shared })
  }

  /** An object that is not a stream and is written by itself: deflating a few of them takes longer than it saves. */
  object(number: number, text: string): void {
    this.#places[number - 1] = this.#offset
    this.#write(Buffer.from(`${number} 0 obj\n${text}\nendobj\n`, 'latin1'))
  }

  /** An object of `length` bytes that is still to be written: the signature dictionary of a seal. */
  sealPlace(number: number, length: number): void {
    this.#places[number - 1] = this.#offset
    this.#write(Buffer.from(`${number} 0 obj\n`, 'latin1'))
    this.#writeSegment({ bytes: Buffer.alloc(length, ' '), sealPlace: true })
    this.#write(Buffer.from('\nendobj\n', 'latin1'))
  }

  content(number: number, operators: string): void {
    this.stream(number, '/Filter/FlateDecode', deflated(operators))
  }

  /** Objects that are not streams, all with the same `content`. `ready` returns the deflated text, which it may have in a cache. */
  pack(objects: PackedObjects, ready: (text: string) => Uint8Array, content: Content = 'own'): void {
    const pack = this.reserve()
    let head = ''
    let length = 0
    for (const [at, [number, text]] of objects.entries()) {
      this.#places[number - 1] = [pack, at]
      head += `${number} ${length} `
      length += text.length + 1
    }
    const bytes = ready(`${head}${objects.map(([, text]) => text).join('\n')}\n`)
    const dictionary = `/Type/ObjStm/N ${objects.length}/First ${head.length}/Filter/FlateDecode`
    this.stream(pack, dictionary, bytes, content)
  }

  /** Closes the file and returns its bytes: the bytes that letters share apart from those of this letter. */
  finish(root: number, info: number, id: Uint8Array): ByteSegments {
    const number = this.reserve()
    const start = this.#offset
    this.#places[number - 1] = start
    const hex = Buffer.from(id).toString('hex')
    const dictionary = `/Type/XRef/Size ${this.#places.length + 1}/W[1 3 2]/Root ${root} 0 R/Info ${info} 0 R/ID[<${hex}><${hex}>]`
    this.stream(number, dictionary, this.#table())
    this.#write(Buffer.from(`startxref\n${start}\n%%EOF\n`))
    const { bytes, shared } = this.#common
    this.#closeOwn()
    return [shared === undefined ? { bytes } : { bytes, shared }, ...this.#segments]
  }

  /** The cross-reference table as a stream (ISO 32000-1, 7.5.8). */
  #table(): Uint8Array {
    const table = Buffer.alloc((this.#places.length + 1) * entry)
    for (const [at, place] of this.#places.entries()) {
      const from = (at + 1) * entry
      if (place === undefined) continue
      const packed = typeof place !== 'number'
      table.writeUInt8(packed ? 2 : 1, from)
      table.writeUIntBE(packed ? place[0] : place, from + 1, 3)
      if (packed) table.writeUInt16BE(place[1], from + 4)
    }
    return table
  }

  #writeSegment(segment: ByteSegment): void {
    this.#closeOwn()
    this.#segments.push(segment)
    this.#offset += segment.bytes.length
  }

  #closeOwn(): void {
    if (this.#own.length > 0) this.#segments.push({ bytes: Buffer.concat(this.#own) })
    this.#own = []
  }

  #write(bytes: Uint8Array): void {
    this.#own.push(bytes)
    this.#offset += bytes.length
  }
}

/** Bytes of an entry of the cross-reference table. */
const entry = 6
const streamEnd = Buffer.from('\nendstream\nendobj\n')

export function commonEnd(text: string): CommonEnd {
  const bytes = Buffer.from(text)
  return { ...sharedBytes(Buffer.concat([bytes, streamEnd])), length: bytes.length }
}

function sharedBytes(bytes: Uint8Array): SharedBytes {
  return { bytes, shared: createHash('sha256').update(bytes).digest('hex') }
}

/** Text of one byte a character. */
export function deflated(text: string): Uint8Array {
  return deflateSync(Buffer.from(text, 'latin1'), { level: deflateLevel })
}
