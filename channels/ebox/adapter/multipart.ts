import { randomBytes } from 'node:crypto'

export interface Part {
  readonly name: string
  /** In ISO-8859-1. */
  readonly fileName?: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/**
 * A body of `multipart/form-data` (RFC 7578) in pieces that share the bytes of the documents. Headers are written in ISO-8859-1,
 * as the eBox reads file names; the form data of `fetch` would write them in UTF-8.
 */
export function multipart(parts: readonly Part[]): {
  readonly contentType: string
  readonly body: readonly Uint8Array[]
} {
  const boundary = `uitpost-${randomBytes(16).toString('hex')}`
  const body = parts.flatMap(({ name, fileName, mediaType, bytes }) => {
    const file = fileName === undefined ? '' : `; filename="${fileName}"`
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\nContent-Type: ${mediaType}\r\n\r\n`
    return [Buffer.from(head, 'latin1'), bytes, Buffer.from('\r\n')]
  })
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: [...body, Buffer.from(`--${boundary}--\r\n`)],
  }
}
