import type { TableEncoding } from './find-encoding.ts'
import { saveAgain, TableRefused } from './table-refused.ts'

/** The characters of Windows-1252 from 0x80 to 0x9F (WHATWG Encoding); the decoder of the platform reads Latin-1 there. */
const upperControls = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/**
 * The text of a file in pieces, as its bytes come.
 * @throws TableRefused for bytes that are not of the encoding, or a control character, with the line
 */
export async function* decodeTable(bytes: AsyncIterable<Buffer>, encoding: TableEncoding): AsyncGenerator<string> {
  const decode = decoderOf(encoding)
  let line = 1
  let endsInReturn = false
  for await (const piece of withEnd(bytes)) {
    const text = decode(piece, line)
    // A line break of two characters may be divided over two pieces.
    const start = endsInReturn && text.startsWith('\n') ? 1 : 0
    assertPrintable(text, line)
    line += countLines(text.slice(start))
    if (text !== '') {
      endsInReturn = text.endsWith('\r')
      yield text
    }
  }
}

/** The pieces, and `undefined` after the last one. */
async function* withEnd(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer | undefined> {
  yield* bytes
  yield undefined
}

type Decode = (piece: Buffer | undefined, line: number) => string

function decoderOf(encoding: TableEncoding): Decode {
  if (encoding === 'windows-1252') return openWindows1252()
  const decoder = new TextDecoder(encoding, { fatal: true })
  return (piece) => {
    try {
      return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true })
    } catch {
      throw new TableRefused(
        'The file is incomplete or damaged: it begins as UTF-16 and does not continue so.',
        saveAgain,
      )
    }
  }
}

/** A letter in two bytes of UTF-8 (U+00C0 to U+017F) beside bytes that are no UTF-8 shows that two files were joined. */
function openWindows1252(): Decode {
  let last = 0
  return (piece = Buffer.alloc(0), line) => {
    let lineHere = line
    for (const byte of piece) {
      if (last >= 0xc3 && last <= 0xc5 && byte >= 0x80 && byte <= 0xbf)
        throw new TableRefused(
          `The file mixes two encodings: line ${lineHere} is UTF-8, another is Windows-1252.`,
          saveAgain,
          { name: 'mixed-encodings', values: { line: lineHere } },
        )
      if (byte === 0x0a) lineHere += 1
      last = byte
    }
    return piece
      .toString('latin1')
      .replaceAll(/[\u0080-\u009f]/g, (control) => upperControls[control.charCodeAt(0) - 0x80] ?? control)
  }
}

/** A control character in a table is a sign of another kind of file or of a wrong encoding. */
function assertPrintable(text: string, line: number): void {
  // oxlint-disable-next-line no-control-regex
  const found = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/.exec(text)
  if (found === null) return
  const at = line + countLines(text.slice(0, found.index))
  const what = found[0] === '\0' ? 'a NUL byte' : 'a control character'
  throw new TableRefused(`The file is no CSV, or is damaged: line ${at} holds ${what}.`, saveAgain, {
    name: 'no-text',
    values: { line: at },
  })
}

function countLines(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1
  // Files of an old Mac end their lines by a return only.
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) if (text[at + 1] !== '\n') count += 1
  return count
}
