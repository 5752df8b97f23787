import { StringDecoder } from 'node:string_decoder'

export interface NumberedLine {
  /** From 1. */
  readonly number: number
  /** Undefined when the line is longer than `longest`. */
  readonly text: string | undefined
}

/**
 * Splits bytes that arrive in pieces into lines (LF or CRLF, UTF-8 with or without BOM), holding no more than one line.
 * @param longest characters of a line; a longer one is not kept
 */
export async function* splitLines(pieces: AsyncIterable<Uint8Array>, longest: number): AsyncGenerator<NumberedLine> {
  const decoder = new StringDecoder('utf8')
  let number = 0
  let rest = ''
  let tooLong = false
  const take = (text: string): NumberedLine => {
    number += 1
    const long = tooLong || text.length > longest
    tooLong = false
    const plain = number === 1 ? text.replace(/^\ufeff/, '') : text
    return { number, text: long ? undefined : plain.replace(/\r$/, '') }
  }
  for await (const piece of pieces) {
    const lines = (rest + decoder.write(Buffer.from(piece))).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield take(line)
    if (rest.length > longest) {
      rest = ''
      tooLong = true
    }
  }
  rest += decoder.end()
  if (rest !== '' || tooLong) yield take(rest)
}
