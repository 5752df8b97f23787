import { EboxRefusal } from './ebox-answer.ts'

export interface ReadPart {
  readonly name: string
  readonly fileName: string | undefined
  readonly mediaType: string
  readonly bytes: Buffer
}

const between = Buffer.from('\r\n\r\n')

/** The parts of a body of `multipart/form-data` (RFC 7578), in any order; header lines are ISO-8859-1. @throws EboxRefusal */
export function readMultipart(contentType: string | undefined, body: Buffer): ReadPart[] {
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/i.exec(contentType ?? '')?.[1]
  if (boundary === undefined) throw new EboxRefusal(415, 'INVALID_INPUT', 'A publication is multipart/form-data')
  const mark = Buffer.from(`--${boundary}`)
  const parts: ReadPart[] = []
  for (let at = body.indexOf(mark); at >= 0; ) {
    const next = body.indexOf(mark, at + mark.length)
    if (next < 0) break
    // Without the line breaks after this boundary and before the next.
    parts.push(readPart(body.subarray(at + mark.length + 2, next - 2)))
    at = next
  }
  if (!body.subarray(body.lastIndexOf(mark)).toString('latin1').startsWith(`--${boundary}--`))
    throw new EboxRefusal(400, 'INVALID_INPUT', 'The body is not complete')
  return parts
}

function readPart(bytes: Buffer): ReadPart {
  const end = bytes.indexOf(between)
  const head = bytes.subarray(0, Math.max(end, 0)).toString('latin1')
  const name = /^content-disposition:.*?[; ]name="([^"]*)"/im.exec(head)?.[1]
  if (name === undefined) throw new EboxRefusal(400, 'INVALID_INPUT', 'A part has no name')
  return {
    name,
    fileName: /^content-disposition:.*?; ?filename="([^"]*)"/im.exec(head)?.[1],
    mediaType: /^content-type: *([^\s;]+)/im.exec(head)?.[1] ?? 'text/plain',
    bytes: bytes.subarray(end + between.length),
  }
}
