/** A scan as it came in: bytes of strangers, of any kind. */
export interface ScanTask {
  readonly kind: 'scan'
  readonly bytes: Uint8Array
}

/** The scan as it is stored, or why it cannot be. */
export type ReadScan =
  | {
      readonly kind: 'scan'
      readonly from: 'pdf' | 'jpeg' | 'png' | 'tiff'
      readonly pages: number
      /** Absent for a PDF, which is stored as it came; a picture becomes a PDF/A-2b with the same pixels. */
      readonly pdf?: Uint8Array
    }
  | { readonly kind: 'refused'; readonly reason: ScanFault }

export const scanFaults = [
  'heic',
  'other-kind',
  'damaged',
  'encrypted',
  'active-content',
  'too-many-pages',
  'too-large',
  'picture-form',
  'too-heavy',
] as const
export type ScanFault = (typeof scanFaults)[number]

/** A fault of the file, found at any depth of it. */
export class ScanRefused extends Error {
  readonly reason: ScanFault
  constructor(reason: ScanFault) {
    super(reason)
    this.reason = reason
  }
}

/** A reply with its enclosures; a letter that is sent has fewer. */
export const maxScanPages = 100
/** Pixels of one picture: A3 at 600 dots to the inch has 70 million. */
export const maxPixels = 80_000_000
/** Bytes of the samples of one file after decompression: a page of A4 in colour at 600 dots to the inch has 105 MB. */
export const maxSampleBytes = 160_000_000
