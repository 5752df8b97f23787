import type { OpenPdfium } from '../pdfium/open-pdfium.ts'
import { checkScanPdf } from './check-scan-pdf.ts'
import { kindOfScan } from './kind-of-scan.ts'
import { jpegPicture } from './read-jpeg.ts'
import { pngPicture } from './read-png.ts'
import { type ReadScan, ScanRefused, type ScanTask } from './scan-task.ts'
import type { ScannedPicture } from './scanned-picture.ts'
import { tiffPictures } from './tiff/read-tiff.ts'
import { writeScanPdf } from './write-scan-pdf.ts'

/** Reads a scan of any kind: a PDF is checked and stays as it is, a picture becomes a PDF/A. Every fault of the file is a value. */
export async function readScan(open: OpenPdfium, { bytes }: ScanTask): Promise<ReadScan> {
  try {
    const kind = kindOfScan(bytes)
    if (kind === 'heic') return { kind: 'refused', reason: 'heic' }
    if (kind === 'other') return { kind: 'refused', reason: 'other-kind' }
    if (kind === 'pdf') return { kind: 'scan', from: kind, pages: await checkScanPdf(open, bytes) }
    const pictures = readPictures[kind](Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    return { kind: 'scan', from: kind, pages: pictures.length, pdf: writeScanPdf(pictures) }
  } catch (error) {
    if (error instanceof ScanRefused) return { kind: 'refused', reason: error.reason }
    throw error
  }
}

const readPictures: Readonly<Record<'jpeg' | 'png' | 'tiff', (bytes: Buffer) => readonly ScannedPicture[]>> = {
  jpeg: (bytes) => [jpegPicture(bytes)],
  png: (bytes) => [pngPicture(bytes)],
  tiff: tiffPictures,
}
