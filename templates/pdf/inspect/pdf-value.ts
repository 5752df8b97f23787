/** A value of PDF (ISO 32000-1, 7.3), as the letters use them. */
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfReference
  | PdfOperator
  | readonly PdfValue[]
  | PdfDictionary

export class PdfName {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}
export class PdfReference {
  readonly number: number
  constructor(number: number) {
    this.number = number
  }
}
/** Bytes, one character each. */
export class PdfString {
  readonly bytes: string
  constructor(bytes: string) {
    this.bytes = bytes
  }
}
/** A word of a content stream that is not a value. */
export class PdfOperator {
  readonly word: string
  constructor(word: string) {
    this.word = word
  }
}
export class PdfDictionary {
  readonly entries: ReadonlyMap<string, PdfValue>
  constructor(entries: ReadonlyMap<string, PdfValue>) {
    this.entries = entries
  }
  get(key: string): PdfValue | undefined {
    return this.entries.get(key)
  }
  name(key: string): string | undefined {
    const value = this.entries.get(key)
    return value instanceof PdfName ? value.name : undefined
  }
  number(key: string): number | undefined {
    const value = this.entries.get(key)
    return typeof value === 'number' ? value : undefined
  }
  text(key: string): string | undefined {
    const value = this.entries.get(key)
    return value instanceof PdfString ? textOf(value) : undefined
  }
}

/** A text string (7.9.2.2): UTF-16 after a byte order mark, else one character per byte. */
export function textOf({ bytes }: PdfString): string {
  if (!bytes.startsWith('\u00fe\u00ff')) return bytes
  return Buffer.from(bytes.slice(2), 'latin1').swap16().toString('utf16le')
}
