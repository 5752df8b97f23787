export type ScanKind = 'pdf' | 'jpeg' | 'png' | 'tiff' | 'heic' | 'other'

/** Brands of ISO base media files that hold HEIF pictures (ISO 23008-12, annex B), and AVIF, which phones make as well. */
const heifBrands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1', 'avif', 'avis'])

/**
 * The kind of a file by its first bytes, whatever its name and media type say. A file that is two kinds at once is that of its first
 * bytes: only what belongs to this kind is read and stored.
 */
export function kindOfScan(given: Uint8Array): ScanKind {
  const head = Buffer.from(given.buffer, given.byteOffset, Math.min(given.length, 1_024))
  const begins = (...bytes: readonly number[]): boolean => bytes.every((byte, at) => head[at] === byte)
  if (begins(0xff, 0xd8, 0xff)) return 'jpeg'
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  if (begins(0x49, 0x49, 42, 0) || begins(0x4d, 0x4d, 0, 42)) return 'tiff'
  if (head.toString('latin1', 4, 8) === 'ftyp') return heifBrands.has(head.toString('latin1', 8, 12)) ? 'heic' : 'other'
  return head.includes('%PDF-') ? 'pdf' : 'other'
}
