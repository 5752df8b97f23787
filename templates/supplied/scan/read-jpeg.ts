import { maxPixels, ScanRefused } from './scan-task.ts'
import type { ScannedPicture } from './scanned-picture.ts'

/** A JPEG without what is not needed to draw it: place and camera (Exif), previews, comments, and whatever follows its end. */
export interface CleanJpeg extends Pick<ScannedPicture, 'width' | 'height' | 'dpi' | 'orientation'> {
  readonly components: 1 | 3
  readonly bytes: Uint8Array
}

const [soi, eoi, sos, dqt, dht, dri] = [0xd8, 0xd9, 0xda, 0xdb, 0xc4, 0xdd]
/** Baseline, extended and progressive, with Huffman codes: what PDF takes (ISO 32000-1, 7.4.8), and what scanners and phones make. */
const frames = new Set([0xc0, 0xc1, 0xc2])
const [app0, app1, app14] = [0xe0, 0xe1, 0xee]
/** Progressive pictures have about ten; each one makes a reader work through the whole picture. */
const maxScans = 64

/**
 * Reads the segments of a JPEG (ITU-T T.81, annex B) up to its end, and keeps those that draw it. The coded pixels stay the same
 * bytes.
 * @throws ScanRefused
 */
export function cleanJpeg(bytes: Buffer): CleanJpeg {
  const kept: Buffer[] = [Buffer.from([0xff, soi])]
  const found: Found = { scans: 0, orientation: 1 }
  let at = 2
  for (;;) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1
    const marker = bytes[at] === 0xff ? bytes[at + 1] : undefined
    if (marker === undefined) throw new ScanRefused('damaged')
    if (marker === eoi) break
    const length = at + 4 <= bytes.length ? bytes.readUInt16BE(at + 2) : 0
    const end = at + 2 + length
    if (length < 2 || end > bytes.length) throw new ScanRefused('damaged')
    const content = bytes.subarray(at + 4, end)
    noteSegment(found, marker, content)
    if (isKept(marker, content)) kept.push(bytes.subarray(at, end))
    at = end
    if (marker !== sos) continue
    const coded = endOfCodedData(bytes, at)
    kept.push(bytes.subarray(at, coded))
    at = coded
  }
  const { frame, scans, orientation, dpi } = found
  if (frame === undefined || scans === 0) throw new ScanRefused('damaged')
  kept.push(Buffer.from([0xff, eoi]))
  return { ...frame, orientation, ...(dpi !== undefined && { dpi }), bytes: Buffer.concat(kept) }
}

interface Found {
  frame?: Pick<CleanJpeg, 'width' | 'height' | 'components'>
  scans: number
  orientation: number
  dpi?: { readonly x: number; readonly y: number }
}

function noteSegment(found: Found, marker: number, content: Buffer): void {
  if (marker === sos) found.scans += 1
  if (found.scans > maxScans) throw new ScanRefused('too-heavy')
  if (marker >= 0xc0 && marker <= 0xcf && marker !== dht && marker !== 0xc8 && marker !== 0xcc) {
    if (found.frame !== undefined) throw new ScanRefused('damaged')
    found.frame = frameOf(marker, content)
  }
  if (marker === app0 && content.length >= 12 && content.toString('latin1', 0, 5) === 'JFIF\0')
    noteDensity(found, content)
  if (marker === app1 && content.toString('latin1', 0, 6) === 'Exif\0\0')
    found.orientation = orientationOf(content.subarray(6))
}

function frameOf(marker: number, content: Buffer): Pick<CleanJpeg, 'width' | 'height' | 'components'> {
  if (!frames.has(marker)) throw new ScanRefused('picture-form')
  if (content.length < 6) throw new ScanRefused('damaged')
  const [precision, components] = [content[0], content[5]]
  const [height, width] = [content.readUInt16BE(1), content.readUInt16BE(3)]
  if (width === 0 || height === 0) throw new ScanRefused('damaged')
  // Four components are the inks of a printer (CMYK), which say nothing about colours without a profile.
  if (precision !== 8 || (components !== 1 && components !== 3)) throw new ScanRefused('picture-form')
  if (width * height > maxPixels) throw new ScanRefused('too-large')
  return { width, height, components }
}

function noteDensity(found: Found, content: Buffer): void {
  const [unit, x, y] = [content[7], content.readUInt16BE(8), content.readUInt16BE(10)]
  const inch = unit === 1 ? 1 : unit === 2 ? 2.54 : 0
  if (inch > 0) found.dpi = { x: x * inch, y: y * inch }
}

/** Tables, frame and scans; of the application segments only the one that says how colours are coded. */
function isKept(marker: number, content: Buffer): boolean {
  if (marker === app14) return content.length === 12 && content.toString('latin1', 0, 5) === 'Adobe'
  return marker === sos || marker === dqt || marker === dht || marker === dri || frames.has(marker)
}

/** Coded pixels end at a marker that is neither a stuffed byte nor a restart. */
function endOfCodedData(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  throw new ScanRefused('damaged')
}

/** The orientation in the first directory of Exif (a TIFF header and its fields); 1 where there is none. */
function orientationOf(exif: Buffer): number {
  if (exif.length < 8) return 1
  const little = exif.toString('latin1', 0, 2) === 'II'
  const short = (at: number): number =>
    at < 0 || at + 2 > exif.length ? 0 : little ? exif.readUInt16LE(at) : exif.readUInt16BE(at)
  const first = little ? exif.readUInt32LE(4) : exif.readUInt32BE(4)
  for (let entry = 0; entry < Math.min(short(first), 200); entry += 1) {
    const at = first + 2 + entry * 12
    if (short(at) !== 0x0112) continue
    const value = short(at + 8)
    return value >= 1 && value <= 8 ? value : 1
  }
  return 1
}

export function jpegPicture(bytes: Buffer): ScannedPicture {
  const { width, height, orientation, dpi, components, bytes: clean } = cleanJpeg(bytes)
  const space = components === 1 ? '/DeviceGray' : '/DeviceRGB'
  const entries = `/ColorSpace${space}/BitsPerComponent 8/Filter/DCTDecode`
  return { width, height, orientation, ...(dpi !== undefined && { dpi }), strips: [{ height, entries, bytes: clean }] }
}
