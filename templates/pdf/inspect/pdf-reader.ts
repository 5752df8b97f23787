import { PdfDictionary, PdfName, PdfOperator, PdfReference, PdfString, type PdfValue } from './pdf-value.ts'

const blanks = /[\0\t\n\f\r ]*/y
const regular = /[^\0\t\n\f\r ()<>[\]{}/%]*/y

/** Reads values one after the other from text with one character per byte: an object, or the operators of a content stream. */
export class PdfReader {
  readonly #text: string
  #at: number

  constructor(text: string, at = 0) {
    this.#text = text
    this.#at = at
  }

  get position(): number {
    return this.#at
  }

  /** The next value or operator; undefined at the end. @throws Error where the text is no PDF */
  next(): PdfValue | undefined {
    this.#skipBlanks()
    const character = this.#text[this.#at]
    if (character === undefined) return undefined
    if (character === '/') return this.#name()
    if (character === '(') return this.#literal()
    if (character === '[') return this.#array()
    if (character === '<') return this.#text[this.#at + 1] === '<' ? this.#dictionary() : this.#hex()
    return this.#word()
  }

  /** The next value, with `n 0 R` read as a reference; only objects contain these. */
  nextObject(): PdfValue | undefined {
    const value = this.next()
    if (typeof value !== 'number' || !Number.isInteger(value)) return value
    const reference = /^[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+R(?![A-Za-z])/.exec(this.#text.slice(this.#at, this.#at + 20))
    if (reference === null) return value
    this.#at += reference[0].length
    return new PdfReference(value)
  }

  /** Moves to the end of the data of an inline image, whose `ID` was read last: `EI` is the next operator. */
  skipImage(): void {
    const end = /\sEI(?=\s|$)/g
    end.lastIndex = this.#at
    this.#at = end.exec(this.#text)?.index ?? this.#text.length
  }

  #skipBlanks(): void {
    blanks.lastIndex = this.#at
    blanks.test(this.#text)
    this.#at = blanks.lastIndex
  }

  #name(): PdfName {
    this.#at++
    return new PdfName(this.#regular())
  }

  #literal(): PdfString {
    let bytes = ''
    let depth = 1
    for (this.#at++; ; this.#at++) {
      const character = this.#text[this.#at]
      if (character === undefined) throw new Error('A string does not end')
      if (character === '\\') bytes += this.#escaped()
      else if (character === ')' && --depth === 0) break
      else {
        if (character === '(') depth++
        bytes += character
      }
    }
    this.#at++
    return new PdfString(bytes)
  }

  #escaped(): string {
    const character = this.#text[++this.#at] ?? ''
    const octal = /^[0-7]{1,3}/.exec(this.#text.slice(this.#at, this.#at + 3))?.[0]
    if (octal !== undefined) {
      this.#at += octal.length - 1
      return String.fromCharCode(Number.parseInt(octal, 8))
    }
    return { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '' }[character] ?? character
  }

  #hex(): PdfString {
    const end = this.#text.indexOf('>', this.#at)
    const digits = this.#text.slice(this.#at + 1, end).replaceAll(/\s/g, '')
    this.#at = end + 1
    return new PdfString(Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex').toString('latin1'))
  }

  #array(): PdfValue[] {
    this.#at++
    const values: PdfValue[] = []
    for (;;) {
      this.#skipBlanks()
      if (this.#text[this.#at] === ']') break
      const value = this.nextObject()
      if (value === undefined) throw new Error('An array does not end')
      values.push(value)
    }
    this.#at++
    return values
  }

  #dictionary(): PdfDictionary {
    this.#at += 2
    const entries = new Map<string, PdfValue>()
    for (;;) {
      this.#skipBlanks()
      if (this.#text.startsWith('>>', this.#at)) break
      const key = this.next()
      const value = this.nextObject()
      if (!(key instanceof PdfName) || value === undefined) throw new Error('A dictionary does not end')
      entries.set(key.name, value)
    }
    this.#at += 2
    return new PdfDictionary(entries)
  }

  /** The longest sequence of regular characters (7.2.2). */
  #regular(): string {
    regular.lastIndex = this.#at
    const [found = ''] = regular.exec(this.#text) ?? []
    this.#at += found.length
    return found
  }

  #word(): PdfValue {
    const word = this.#regular()
    if (word === '') throw new Error(`A character that begins no value (${this.#at})`)
    if (word === 'true' || word === 'false') return word === 'true'
    if (word === 'null') return null
    return /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(word) ? Number(word) : new PdfOperator(word)
  }
}
