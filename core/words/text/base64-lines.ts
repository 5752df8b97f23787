const lineLength = 76

/** The bytes in base64 as a mail encloses them: lines of 76 characters with CRLF between them (RFC 2045, section 6.8). */
export function base64Lines(bytes: Uint8Array): Buffer {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
  const lines: string[] = []
  for (let at = 0; at < text.length; at += lineLength) lines.push(text.slice(at, at + lineLength))
  return Buffer.from(lines.join('\r\n'), 'latin1')
}
