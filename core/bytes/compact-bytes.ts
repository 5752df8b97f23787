import { parse, stringify } from 'uuid'

/** Collects values in the compact forms in which lean columns are stored; `CompactReader` reads them in the same order. */
export class CompactWriter {
  private readonly bytes: number[] = []

  /** @param value 0 to 255 */
  byte(value: number): this {
    this.bytes.push(value)
    return this
  }

  /** A whole number from 0 to 2^53, seven bits a byte, the lowest first (LEB128, as in WebAssembly 5.2.2). */
  varint(value: number): this {
    let rest = value
    for (; rest > 127; rest = Math.floor(rest / 128)) this.bytes.push((rest % 128) + 128)
    this.bytes.push(rest)
    return this
  }

  /** An instant in milliseconds of the years 1970 to 10889, in six bytes, the highest first. */
  instant(milliseconds: number): this {
    for (let unit = 2 ** 40; unit >= 1; unit /= 256) this.bytes.push(Math.floor(milliseconds / unit) % 256)
    return this
  }

  /** UTF-8, after its length in bytes. */
  text(value: string): this {
    const encoded = Buffer.from(value)
    return this.varint(encoded.length).append(encoded)
  }

  /** A UUID in its canonical text form, in sixteen bytes. */
  uuid(value: string): this {
    return this.append(parse(value))
  }

  finish(): Buffer {
    return Buffer.from(this.bytes)
  }

  private append(bytes: Uint8Array): this {
    for (const byte of bytes) this.bytes.push(byte)
    return this
  }
}

/** @throws Error when the bytes end before the value that is read. */
export class CompactReader {
  private readonly bytes: Buffer
  private place = 0

  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get atEnd(): boolean {
    return this.place >= this.bytes.length
  }

  byte(): number {
    return this.take(1)[0] ?? 0
  }

  varint(): number {
    let value = 0
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte()
      value += (byte % 128) * factor
      if (byte < 128) return value
    }
  }

  instant(): number {
    return this.take(6).readUIntBE(0, 6)
  }

  text(): string {
    return this.take(this.varint()).toString()
  }

  uuid(): string {
    return stringify(this.take(16))
  }

  private take(length: number): Buffer {
    const end = this.place + length
    if (end > this.bytes.length) throw new Error('Stored bytes end too early')
    const taken = this.bytes.subarray(this.place, end)
    this.place = end
    return taken
  }
}
