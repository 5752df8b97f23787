import { inflateSync } from 'node:zlib'
import { PdfReader } from './pdf-reader.ts'
import { PdfDictionary, PdfReference, type PdfValue } from './pdf-value.ts'

export interface PdfObject {
  readonly value: PdfValue
  /** Of a stream: its bytes, deflated as they are in the file. */
  readonly stream?: Uint8Array
}

/**
 * The objects of a PDF that this product wrote: one cross-reference stream (ISO 32000-1, 7.5.8), objects and object streams.
 * Other files have forms that letters never have; PDFium reads these.
 */
export class LetterObjects {
  readonly #bytes: Buffer
  readonly #text: string
  readonly #places = new Map<number, { readonly offset: number } | { readonly pack: number; readonly at: number }>()
  readonly #known = new Map<number, PdfObject>()
  readonly #packs = new Map<number, readonly PdfObject[]>()
  readonly trailer: PdfDictionary

  /** @throws Error where the file is not in the form of our own writer of letters */
  constructor(pdf: Uint8Array) {
    this.#bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
    this.#text = this.#bytes.toString('latin1')
    const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(this.#text.slice(-60))?.[1])
    if (!Number.isInteger(start)) throw new Error('The PDF has no cross-reference')
    const table = this.#readAt(start)
    if (!(table.value instanceof PdfDictionary)) throw new Error('The cross-reference is no stream')
    this.trailer = table.value
    this.#readPlaces(contentOf(table))
  }

  /** The object to which a value refers, or the value itself. */
  resolve(value: PdfValue | undefined): PdfValue | undefined {
    return value instanceof PdfReference ? this.object(value.number)?.value : value
  }

  dictionary(value: PdfValue | undefined): PdfDictionary | undefined {
    const found = this.resolve(value)
    return found instanceof PdfDictionary ? found : undefined
  }

  array(value: PdfValue | undefined): readonly PdfValue[] {
    const found = this.resolve(value)
    return Array.isArray(found) ? (found as readonly PdfValue[]) : []
  }

  /** The content of a stream, inflated, one character per byte. */
  content(value: PdfValue | undefined): string {
    const found = value instanceof PdfReference ? this.object(value.number) : undefined
    return found === undefined ? '' : contentOf(found).toString('latin1')
  }

  object(number: number): PdfObject | undefined {
    const known = this.#known.get(number)
    if (known !== undefined) return known
    const place = this.#places.get(number)
    if (place === undefined) return undefined
    const found = 'offset' in place ? this.#readAt(place.offset) : this.#pack(place.pack)[place.at]
    if (found !== undefined) this.#known.set(number, found)
    return found
  }

  #readPlaces(table: Buffer): void {
    const [kind = 1, first = 3, second = 2] = this.array(this.trailer.get('W')) as readonly number[]
    const width = kind + first + second
    for (let at = 0; at + width <= table.length; at += width) {
      const type = table.readUIntBE(at, kind)
      const [one, two] = [table.readUIntBE(at + kind, first), table.readUIntBE(at + kind + first, second)]
      if (type === 1) this.#places.set(at / width, { offset: one })
      if (type === 2) this.#places.set(at / width, { pack: one, at: two })
    }
  }

  #readAt(offset: number): PdfObject {
    const head = /^\s*\d+ \d+ obj\s*/.exec(this.#text.slice(offset, offset + 40))
    if (head === null) throw new Error('No object is where the cross-reference says')
    const reader = new PdfReader(this.#text, offset + head[0].length)
    const value = reader.nextObject() ?? null
    const stream = /^\s*stream\r?\n/.exec(this.#text.slice(reader.position, reader.position + 12))
    if (stream === null || !(value instanceof PdfDictionary)) return { value }
    const start = reader.position + stream[0].length
    const length = this.resolve(value.get('Length'))
    if (typeof length !== 'number') throw new Error('A stream has no length')
    return { value, stream: this.#bytes.subarray(start, start + length) }
  }

  #pack(number: number): readonly PdfObject[] {
    const known = this.#packs.get(number)
    if (known !== undefined) return known
    const pack = this.object(number)
    const dictionary = pack?.value instanceof PdfDictionary ? pack.value : undefined
    if (pack === undefined || dictionary === undefined) throw new Error('An object stream is missing')
    const text = contentOf(pack).toString('latin1')
    const first = dictionary.number('First') ?? 0
    const numbers = text.slice(0, first).trim().split(/\s+/).map(Number)
    const objects = Array.from({ length: dictionary.number('N') ?? 0 }, (_, at): PdfObject => {
      return { value: new PdfReader(text, first + (numbers[2 * at + 1] ?? 0)).nextObject() ?? null }
    })
    this.#packs.set(number, objects)
    return objects
  }
}

function contentOf({ value, stream }: PdfObject): Buffer {
  if (stream === undefined || !(value instanceof PdfDictionary)) throw new Error('An object is no stream')
  return value.name('Filter') === 'FlateDecode' ? inflateSync(stream) : Buffer.from(stream)
}
