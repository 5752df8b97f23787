import { TableRefused } from './table-refused.ts'

/** The characters of Windows-1252 from 0x80 to 0x9F (WHATWG Encoding); the decoder of the platform reads Latin-1 there. */
const upperControls = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

const saveAgain = 'Save the table again as “CSV UTF-8 (comma delimited)”.'

/** Files that a user may mistake for a table, by their first bytes. */
const otherFiles: readonly (readonly [start: readonly number[], what: string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'a workbook of Excel (.xlsx) or LibreOffice (.ods)'],
  [[0x50, 0x4b, 0x05, 0x06], 'an empty archive (.zip)'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'a workbook of an old Excel (.xls)'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF'],
  [[0x1f, 0x8b], 'a compressed file (.gz); unpack it first'],
]

/**
 * The text of a table as spreadsheets save it: UTF-8 or UTF-16 with or without byte order mark, else Windows-1252.
 * @throws TableRefused that names the kind of file, where it is none of these
 */
export function decodeTable(bytes: Uint8Array): string {
  const other = otherFiles.find(([start]) => start.every((byte, at) => bytes[at] === byte))
  if (other !== undefined) throw new TableRefused(`The file is ${other[1]} and no CSV.`, saveAgain)
  const wide = wideEncodingOf(bytes)
  if (wide !== undefined) return decodeAs(wide, bytes)
  try {
    return refuseControls(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    if (error instanceof TableRefused) throw error
    return refuseControls(decodeWindows1252(bytes))
  }
}

/** By the byte order mark, else by the zero bytes that Latin text has in UTF-16. */
function wideEncodingOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second, third, fourth] = bytes
  if (first === 0xff && second === 0xfe) {
    if (third === 0 && fourth === 0) throw new TableRefused('The file is written in UTF-32.', saveAgain)
    return 'utf-16le'
  }
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (bytes.length < 2 || bytes.length % 2 !== 0) return undefined
  if (first !== 0 && second === 0) return 'utf-16le'
  return first === 0 && second !== 0 ? 'utf-16be' : undefined
}

function decodeAs(encoding: 'utf-16le' | 'utf-16be', bytes: Uint8Array): string {
  try {
    return refuseControls(new TextDecoder(encoding, { fatal: true }).decode(bytes))
  } catch (error) {
    if (error instanceof TableRefused) throw error
    throw new TableRefused(
      'The file is incomplete or damaged: it begins as UTF-16 and does not continue so.',
      saveAgain,
    )
  }
}

function decodeWindows1252(bytes: Uint8Array): string {
  refuseMixed(bytes)
  let text = ''
  // In pieces, since a call cannot take a million arguments.
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192))
  return text.replace(/[\u0080-\u009f]/g, (control) => upperControls[control.charCodeAt(0) - 0x80] ?? control)
}

/** A letter in two bytes of UTF-8 (U+00C0 to U+017F) next to bytes that are no UTF-8 shows that two files were joined. */
function refuseMixed(bytes: Uint8Array): void {
  for (let at = 0, line = 1; at + 1 < bytes.length; at += 1) {
    const [byte = 0, next = 0] = [bytes[at], bytes[at + 1]]
    if (byte === 0x0a) line += 1
    if (byte >= 0xc3 && byte <= 0xc5 && next >= 0x80 && next <= 0xbf)
      throw new TableRefused(`The file mixes two encodings: line ${line} is UTF-8, another is Windows-1252.`, saveAgain)
  }
}

/** A control character in a table is a sign of another kind of file or of a wrong encoding. */
function refuseControls(text: string): string {
  // oxlint-disable-next-line no-control-regex
  const found = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/.exec(text)
  if (found === null) return text
  const line = text.slice(0, found.index).split(/\r\n?|\n/).length
  throw new TableRefused(`The file is no CSV, or is damaged: line ${line} holds a control character.`, saveAgain)
}
