import { decodeBytes, decodeTransfer, decodeWords } from './decode-bytes.ts'

/** A part of a mail, read leniently: mails that report a failure are often cut or damaged themselves. */
export interface MimePart {
  /** In lower case; `text/plain` where the mail names none. */
  readonly mediaType: string
  /** The parameters of Content-Type, names in lower case. */
  readonly parameters: ReadonlyMap<string, string>
  /** The first header of a name in lower case, unfolded and decoded; '' when it is absent. */
  header(name: string): string
  /** Content of a part without parts, decoded. */
  readonly text: string
  readonly parts: readonly MimePart[]
}

/** What is read of a mail. A report needs far less; what is beyond a limit is passed over. */
const limits = { bytes: 1024 * 1024, depth: 8, parts: 60, headerBytes: 64 * 1024 }

interface Budget {
  parts: number
}

/** Reads a mail (RFC 5322, 2045, 2046). Never throws, whatever the bytes are. */
export function readMime(bytes: Uint8Array): MimePart {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, limits.bytes))
    .toString('latin1')
    .replaceAll(/\r+\n|\r/g, '\n')
    .replace(/^[ \t\n]*\n/, '')
    .replace(/^>?From [^\n]*\n/, '')
  return readPart(source, 0, { parts: limits.parts })
}

function readPart(source: string, depth: number, budget: Budget): MimePart {
  budget.parts -= 1
  const { head, body } = splitHead(source)
  const headers = readHeaders(head)
  const header = (name: string): string => headers.get(name) ?? ''
  const { mediaType, parameters } = readContentType(header('content-type').slice(0, 2_000), body)
  const known = { mediaType, parameters, header }
  const mayNest = depth < limits.depth && budget.parts > 0
  if (mayNest && mediaType.startsWith('multipart/')) {
    const pieces = splitParts(body, parameters.get('boundary'))
    if (pieces.length > 0) return { ...known, text: '', parts: readParts(pieces, depth, budget) }
  }
  const content = decodeTransfer(body, header('content-transfer-encoding'))
  if (mayNest && /^message\/(rfc822|global|partial)$/.test(mediaType))
    return { ...known, text: '', parts: readParts([content.replace(/^\s+/, '')], depth, budget) }
  return { ...known, text: decodeBytes(content, parameters.get('charset')), parts: [] }
}

function readParts(pieces: readonly string[], depth: number, budget: Budget): MimePart[] {
  return pieces.flatMap((piece) => (budget.parts > 0 ? [readPart(piece, depth + 1, budget)] : []))
}

/** The header ends at an empty line, or, where that was lost, at the first line that is no header. */
function splitHead(source: string): { head: string; body: string } {
  let at = 0
  while (at < source.length && at < limits.headerBytes) {
    const found = source.indexOf('\n', at)
    const end = found < 0 ? source.length : found
    const line = source.slice(at, end)
    if (line.trim() === '') return { head: source.slice(0, at), body: source.slice(end + 1) }
    if (!/^([!-9;-~]{1,200}[ \t]*:|[ \t])/.test(line)) return { head: source.slice(0, at), body: source.slice(at) }
    at = end + 1
  }
  return { head: source.slice(0, at), body: source.slice(at) }
}

function readHeaders(head: string): ReadonlyMap<string, string> {
  const headers = new Map<string, string>()
  for (const line of head.replaceAll(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).trim().toLowerCase()
    if (colon > 0 && !headers.has(name)) headers.set(name, decodeWords(line.slice(colon + 1).trim()))
  }
  return headers
}

function readContentType(value: string, body: string): Pick<MimePart, 'mediaType' | 'parameters'> {
  const parameters = new Map<string, string>()
  for (const [, name = '', quoted, bare] of value.matchAll(
    /;\s*([\w*-]{1,40})\s*=\s*(?:"([^"]{0,500})"?|([^\s;"]{1,500}))/g,
  ))
    parameters.set(name.toLowerCase(), quoted ?? bare ?? '')
  const given = /^\s*([\w.+-]{1,60}\/[\w.+-]{1,80})/.exec(value)?.[1]?.toLowerCase()
  const mediaType =
    given ?? (guessedBoundary(body.slice(0, longestPreamble)) === undefined ? 'text/plain' : 'multipart/mixed')
  return { mediaType, parameters }
}

/** Characters before the first part of a body. What begins later is a mail that the text quotes. */
const longestPreamble = 300

/** The boundary of a body whose header was lost: a line of two hyphens before a header of a part. */
function guessedBoundary(body: string): string | undefined {
  return /^--([^\s]{3,80})[ \t]*\ncontent-/im.exec(body.slice(0, 20_000))?.[1]
}

function splitParts(body: string, declared: string | undefined): string[] {
  const marked = (boundary: string | undefined): string[] => {
    if (boundary === undefined || boundary === '') return []
    const lines = new RegExp(`^--${escaped(boundary)}(--)?[ \\t]*$`, 'gm')
    const pieces: string[] = []
    let from: number | undefined
    for (const found of body.matchAll(lines)) {
      if (from !== undefined) pieces.push(body.slice(from, found.index).replace(/\n$/, ''))
      from = found.index + found[0].length + 1
      if (found[1] !== undefined) return pieces
      if (pieces.length > limits.parts) return pieces
    }
    // The last part of a mail that was cut has no end.
    if (from !== undefined && from < body.length) pieces.push(body.slice(from))
    return pieces
  }
  const pieces = marked(declared?.trimEnd())
  return pieces.length > 0 ? pieces : marked(guessedBoundary(body))
}

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)
