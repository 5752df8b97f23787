import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Keyring } from './keyring.ts'

/** A kind of small JSON values that are stored deflated and sealed. */
export interface DeflatedSeal<Value> {
  /** `context` is authenticated with the text, as by `Keyring.seal`. */
  seal(value: Value, context: string, keyring: Keyring): Buffer
  /**
   * Reads this form, with any dictionary that was ever used, and the older form: JSON that was sealed as it was.
   * @throws Error when the bytes were altered, belong to another context, or name an unknown key or dictionary.
   */
  open(sealed: Uint8Array, context: string, keyring: Keyring): Value
}

/** The largest number of a dictionary. JSON text never begins with so small a byte, by which the older form is recognised. */
const largestNumber = 8
/** The window of DEFLATE (RFC 1951): a dictionary beyond it would not be used. */
const windowBytes = 32 * 1024
/** Bytes that zlib allocates at a time for what it returns; its default of 16 kB costs more than inflating itself. */
const chunkSize = 2048

/**
 * Seals small JSON values of one kind in few bytes. What is sealed is one byte with the number of the dictionary, then the JSON
 * text as raw DEFLATE (RFC 1951) with that preset dictionary: text that such values have in common costs almost nothing.
 *
 * @param dictionaries by their number, from 1. The one with the highest number is used for writing. **A dictionary that was in use
 *   must never change or go**: bytes that were written with it cannot be read without it. A test pins its hash; a better one gets
 *   the next number.
 */
export function deflatedSeal<Value>(dictionaries: Readonly<Record<number, string>>): DeflatedSeal<Value> {
  const byNumber = new Map(Object.entries(dictionaries).map(([number, text]) => [Number(number), Buffer.from(text)]))
  const current = Math.max(...byNumber.keys())
  const dictionary = byNumber.get(current)
  if (dictionary === undefined || current > largestNumber || Math.min(...byNumber.keys()) < 1)
    throw new Error(`Dictionaries have numbers from 1 to ${largestNumber}`)
  if (dictionary.length > windowBytes) throw new Error('A dictionary has at most 32 kB')
  return {
    seal: (value, context, keyring) => {
      const text = Buffer.from(JSON.stringify(value))
      const deflated = deflateRawSync(text, { dictionary, ...sizesFor(dictionary.length + text.length), level: 9 })
      return keyring.seal(Buffer.concat([Buffer.of(current), deflated]), context)
    },
    open: (sealed, context, keyring) => {
      const plain = keyring.open(sealed, context)
      const number = plain[0] ?? 0
      if (number > largestNumber) return JSON.parse(plain.toString()) as Value
      const used = byNumber.get(number)
      if (used === undefined) throw new Error(`Deflated with the unknown dictionary ${number}`)
      return JSON.parse(inflateRawSync(plain.subarray(1), { dictionary: used, chunkSize }).toString()) as Value
    },
  }
}

/** A window and tables no larger than small values need: zlib allocates and clears them for every call. */
function sizesFor(bytes: number): {
  readonly windowBits: number
  readonly memLevel: number
  readonly chunkSize: number
} {
  // The window is a little smaller than two to this power (a match does not reach its last 262 bytes).
  const windowBits = Math.min(15, Math.max(10, Math.ceil(Math.log2(bytes + 300))))
  return { windowBits, memLevel: bytes <= 8192 ? 4 : 8, chunkSize }
}
