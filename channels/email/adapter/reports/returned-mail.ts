import { decodeBytes, decodeQuotedPrintable } from '../mime/decode-bytes.ts'
import { htmlText } from '../mime/html-text.ts'
import { type MimePart, readMime } from '../mime/read-mime.ts'
import { withoutCopy } from './without-copy.ts'

/** A mail that came back, in the pieces that readers use. */
export interface ReturnedMail {
  /** Value of a header in lower-case name, unfolded; '' when it is absent. */
  header(name: string): string
  /** Address of the sender in lower case, '' when there is none. */
  readonly from: string
  readonly subject: string
  /** What the report itself says, without the mail that it returns. */
  readonly text: string
  /** Contents of the parts of a media type, wherever they are: a report may be forwarded within another mail. */
  parts(mediaType: RegExp): readonly string[]
  /** Whether a mail is enclosed, and the headers of the first. */
  readonly enclosed: MimePart | undefined
}

/** Characters of a text that are read; a report says its reason in far fewer. */
const longestText = 40_000

/** Reads a mail that came back. Never throws. */
export function returnedMail(bytes: Uint8Array): ReturnedMail {
  const root = readMime(bytes)
  const all = [...flatten(root)]
  return {
    header: (name) => root.header(name),
    from: addressIn(root.header('from').slice(0, 500)),
    subject: root.header('subject').slice(0, 1_000),
    text: withoutCopy(ownText(root).slice(0, longestText)),
    parts: (mediaType) =>
      all.filter((each) => mediaType.test(each.mediaType)).map(({ text }) => text.slice(0, longestText)),
    enclosed: all.find(({ mediaType }) => mediaType === 'message/rfc822')?.parts[0],
  }
}

function* flatten(part: MimePart): Generator<MimePart> {
  yield part
  for (const each of part.parts) yield* flatten(each)
}

/** The texts of the report: not those of an enclosed mail, which is our own letter. */
function ownText(part: MimePart): string {
  if (part.mediaType.startsWith('message/') || part.mediaType === 'text/rfc822-headers') return ''
  if (part.mediaType === 'text/html') return htmlText(part.text.slice(0, 4 * longestText))
  if (part.parts.length > 0) {
    const texts = part.parts.map((each) => ({ mediaType: each.mediaType, text: ownText(each) }))
    const isAlternative = part.mediaType === 'multipart/alternative'
    const plain = texts.find(({ mediaType, text }) => mediaType === 'text/plain' && text.trim().length > 40)
    if (isAlternative && plain !== undefined) return plain.text
    return texts.map(({ text }) => text).join('\n')
  }
  if (part.mediaType.startsWith('multipart/')) return withoutBoundaries(part.text)
  return part.mediaType.startsWith('text/') ? part.text : ''
}

/** A multipart without parts lost its boundaries on the way: all that it contains is text, in the encoding that it names itself. */
function withoutBoundaries(text: string): string {
  const isEncoded = /^content-transfer-encoding:[ \t]{0,8}quoted-printable/im.test(text)
  const decoded = isEncoded ? decodeBytes(decodeQuotedPrintable(text)) : text
  return /<html\b/i.test(decoded) ? htmlText(decoded.slice(0, 4 * longestText)) : decoded
}

function addressIn(from: string): string {
  return (
    /<([^<>]*)>/.exec(from)?.[1] ??
    /[^\s<>"(@]{1,100}@[^\s<>")]{1,200}/.exec(from)?.[0] ??
    from.trim()
  ).toLowerCase()
}

/**
 * Texts in which the token of a delivery may be, since it may be anywhere in the mail and damaged in many ways: bytes, decoded parts,
 * lines that were wrapped within the token, encodings that were applied and not declared.
 */
export function* placesOfToken(bytes: Uint8Array): Generator<string> {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024 * 1024)).toString('latin1')
  yield raw
  const lines = raw.replaceAll(/\r\n?/g, '\n')
  // Outlook's file (winmail.dat) and other attachments hold two bytes for a letter.
  const parts = [...flatten(readMime(bytes))]
    .map(({ text }) => text)
    .join('\n')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('\0', '')
  const forms = [lines, decodeQuotedPrintable(lines), parts, htmlText(parts)]
  yield* forms
  yield decodePercent(parts)
  for (const text of forms) {
    const unwrapped = text.replaceAll(/[ \t]{0,80}\n[ \t>|]{0,80}/g, '')
    yield unwrapped
    yield decodePercent(unwrapped)
  }
  yield lines.replaceAll(/[A-Za-z0-9+/=\n]{60,}/g, decodeParagraphs)
}

/** The name of the encoding may be before the first empty line; it would shift everything behind it. */
const decodeParagraphs = (run: string): string =>
  run
    .split('\n\n')
    .map((each) => Buffer.from(each, 'base64').toString('latin1'))
    .join('\n')

function decodePercent(text: string): string {
  return text.replaceAll(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
