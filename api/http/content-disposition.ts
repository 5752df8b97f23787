/** Bytes that are allowed unescaped in an extended value (RFC 8187, 3.2.1: `attr-char`). */
const notAttrChar = /['()*]/g

/**
 * The `Content-Disposition` of a download (RFC 6266): an ASCII name for old clients, and the name itself, percent-encoded in
 * UTF-8, for all others (RFC 8187). Accents are kept, also where they were sent as separate marks; no character can end the
 * header or the name.
 */
export function contentDisposition(type: 'inline' | 'attachment', name: string): string {
  const composed = Array.from(
    name
      .toWellFormed()
      .normalize('NFC')
      .replaceAll(/[\p{C}/\\]/gu, '_'),
  )
    .slice(0, 200)
    .join('')
  const plain = composed
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/\p{Pd}/gu, '-')
    .replaceAll(/[^\w .-]/g, '_')
  const quoted = `${type}; filename="${plain}"`
  if (plain === composed) return quoted
  const extended = encodeURIComponent(composed).replaceAll(
    notAttrChar,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${quoted}; filename*=UTF-8''${extended}`
}
