import type { Fault } from '../../core/fault.ts'
import { pointerStep } from '../../core/json-pointer.ts'
import { readPlainJson } from './read-plain-json.ts'

/** A JSON text that cannot be parsed; `at` is the offset where parsing stopped. */
export class NotJson extends Error {
  readonly at: number
  constructor(why: string, at: number) {
    super(why)
    this.name = 'NotJson'
    this.at = at
  }
}

export interface JsonRead {
  readonly value: unknown
  /** What JSON allows and the hub refuses: duplicate members, unprintable text, numbers that parsing would change. */
  readonly faults: readonly Fault[]
}

const deepest = 20
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const blank = /[ \t\n\r]*/y
/** A run of string characters without quote, backslash or control character. */
// oxlint-disable-next-line no-control-regex
const plain = /[^"\\\u0000-\u001f]*/y
const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}

/**
 * Parses JSON more strictly than `JSON.parse`, which keeps the last of two equal names, rounds long numbers and accepts lone
 * surrogates: another system might read the same bytes differently.
 * @throws NotJson when the text is malformed or nested more than 20 deep.
 */
export function readJson(text: string): JsonRead {
  const plain = readPlainJson(text, deepest)
  return plain === undefined ? readStrictly(text) : { value: plain.value, faults: [] }
}

/** The rule that `readJson` keeps to, slower. @throws NotJson */
export function readStrictly(text: string): JsonRead {
  return new Reader(text).read()
}

class Reader {
  readonly #text: string
  readonly #faults: Fault[] = []
  readonly #path: (string | number)[] = []
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  read(): JsonRead {
    const value = this.#value()
    this.#skipBlanks()
    if (this.#at < this.#text.length) throw this.#broken('There is text after the end of the JSON value.')
    return { value, faults: this.#faults }
  }

  #value(): unknown {
    this.#skipBlanks()
    const next = this.#text[this.#at]
    if (next === '{') return this.#object()
    if (next === '[') return this.#array()
    if (next === '"') {
      const read = this.#string()
      this.#refuseUnprintable(read)
      return read
    }
    if (next === 't') return this.#word('true', true)
    if (next === 'f') return this.#word('false', false)
    if (next === 'n') return this.#word('null', null)
    return this.#number()
  }

  #object(): Record<string, unknown> {
    const made: Record<string, unknown> = {}
    const seen = new Set<string>()
    this.#each('}', () => {
      if (this.#text[this.#at] !== '"') throw this.#broken('A name in double quotes was expected.')
      const name = this.#string()
      this.#skipBlanks()
      if (this.#text[this.#at] !== ':') throw this.#broken('A colon was expected after a name.')
      this.#at += 1
      this.#path.push(name)
      this.#refuseUnprintable(name)
      if (seen.has(name)) this.#fault('UP-1002', 'This name occurs twice in the same object.')
      seen.add(name)
      const value = this.#value()
      // An assignment to this name would change the prototype of the object.
      if (name === '__proto__') this.#fault('UP-1003', 'This name is not allowed.')
      else made[name] = value
      this.#path.pop()
    })
    return made
  }

  #array(): unknown[] {
    const made: unknown[] = []
    this.#each(']', () => {
      this.#path.push(made.length)
      made.push(this.#value())
      this.#path.pop()
    })
    return made
  }

  /** The members between the brackets, with commas between them and none at the end. */
  #each(close: '}' | ']', member: () => void): void {
    if (this.#path.length >= deepest) throw this.#broken(`The value is nested more than ${deepest} deep.`)
    this.#at += 1
    this.#skipBlanks()
    if (this.#text[this.#at] === close) {
      this.#at += 1
      return
    }
    for (;;) {
      this.#skipBlanks()
      member()
      this.#skipBlanks()
      const next = this.#text[this.#at]
      this.#at += 1
      if (next === close) return
      if (next !== ',') {
        this.#at -= 1
        throw this.#broken(next === undefined ? 'The text ends too early.' : `A comma or ${close} was expected.`)
      }
    }
  }

  #string(): string {
    this.#at += 1
    let made = ''
    for (;;) {
      plain.lastIndex = this.#at
      const stretch = plain.exec(this.#text)?.[0] ?? ''
      made += stretch
      this.#at += stretch.length
      const next = this.#text[this.#at]
      if (next === '"') {
        this.#at += 1
        return made
      }
      if (next !== '\\') {
        throw this.#broken(next === undefined ? 'The text ends too early.' : 'A control character must be escaped.')
      }
      made += this.#escape()
    }
  }

  #escape(): string {
    const letter = this.#text[this.#at + 1] ?? ''
    if (letter !== 'u') {
      const character = escapes[letter]
      if (character === undefined) throw this.#broken('This is no escape of JSON.')
      this.#at += 2
      return character
    }
    const digits = this.#text.slice(this.#at + 2, this.#at + 6)
    if (!/^[0-9a-fA-F]{4}$/.test(digits)) throw this.#broken('Four hexadecimal digits were expected.')
    this.#at += 6
    return String.fromCharCode(Number.parseInt(digits, 16))
  }

  #number(): number {
    number.lastIndex = this.#at
    const digits = number.exec(this.#text)?.[0]
    if (digits === undefined) {
      throw this.#broken(this.#at >= this.#text.length ? 'The text ends too early.' : 'A value was expected.')
    }
    this.#at += digits.length
    const value = Number(digits)
    if (Math.abs(value) > Number.MAX_SAFE_INTEGER) {
      this.#fault('UP-2205', 'This number is too large to be kept exactly; send it as text.')
    }
    return value
  }

  #word<T>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) throw this.#broken('A value was expected.')
    this.#at += word.length
    return value
  }

  #refuseUnprintable(text: string): void {
    if (text.includes('\0')) this.#fault('UP-2106', 'It holds a NUL character; take it out.')
    if (!text.isWellFormed()) this.#fault('UP-2106', 'It holds half of a surrogate pair; send whole characters.')
  }

  #fault(code: Fault['code'], detail: string): void {
    this.#faults.push({ in: 'body', pointer: jsonPointer(this.#path), code, detail })
  }

  #broken(why: string): NotJson {
    return new NotJson(why, this.#at)
  }

  #skipBlanks(): void {
    blank.lastIndex = this.#at
    this.#at += blank.exec(this.#text)?.[0].length ?? 0
  }
}

/** RFC 6901. Names are cut at 100 characters and lone surrogates are shown as U+FFFD: the answer stays small and valid UTF-8. */
export function jsonPointer(path: readonly PropertyKey[]): string {
  return path
    .map((step) => String(step).slice(0, 100).toWellFormed().replaceAll('\0', '\ufffd'))
    .map((step) => `/${pointerStep(step)}`)
    .join('')
}
