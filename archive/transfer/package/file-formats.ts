/** A file format as PREMIS names it. */
export interface FileFormat {
  readonly name: string
  readonly version?: string
  /** PUID of the PRONOM register (nationalarchives.gov.uk/PRONOM); absent where the media type has several. */
  readonly registryKey?: string
}

const formats: Readonly<Record<string, FileFormat>> = {
  // Supplied letters may be another version of PDF, so that the family is named.
  'application/pdf': { name: 'PDF' },
  'text/html': { name: 'HTML', version: '5', registryKey: 'fmt/471' },
  'application/xml': { name: 'XML', version: '1.0', registryKey: 'fmt/101' },
  'application/json': { name: 'JSON', registryKey: 'fmt/817' },
  'message/rfc822': { name: 'Internet Message Format', registryKey: 'fmt/278' },
  'text/plain': { name: 'Plain text', registryKey: 'x-fmt/111' },
  'image/png': { name: 'PNG' },
  'image/jpeg': { name: 'JPEG' },
}

export function formatOf(mediaType: string): FileFormat {
  const plain = mediaType.split(';')[0]?.trim() ?? mediaType
  return formats[plain] ?? { name: plain }
}
