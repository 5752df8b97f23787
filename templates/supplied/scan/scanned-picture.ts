/** One page of a scan, with what a PDF needs to show it. */
export interface ScannedPicture {
  readonly width: number
  readonly height: number
  /** Dots to the inch, as the file says; absent where it does not. */
  readonly dpi?: { readonly x: number; readonly y: number }
  /** How the pixels are turned and mirrored, 1 to 8 (TIFF 6.0, Orientation; the same numbers in Exif 2.3, 4.6.4). */
  readonly orientation: number
  /** From the top to the bottom: scanners write pictures in strips, each compressed for itself. */
  readonly strips: readonly Strip[]
}
export interface Strip {
  /** Rows of pixels. */
  readonly height: number
  /** Entries of the image dictionary beside its size (ISO 32000-1, 8.9.5), as PDF source. */
  readonly entries: string
  readonly bytes: Uint8Array
}
