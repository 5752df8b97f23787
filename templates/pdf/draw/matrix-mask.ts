/** A square symbol of dark and light modules. */
export interface Matrix {
  readonly size: number
  /** Row by row; 1 is dark. */
  readonly modules: Uint8Array
}

/**
 * The symbol as an inline image mask (ISO 32000-1, 8.9.6.2 and 8.9.7) in the unit square: one bit per module, which paints black
 * where it is 0. The bits are written as hexadecimal digits, because no reader can take them for the end of the image; deflated
 * they need a quarter of the bytes of rectangles (decision 0044). It is never interpolated, which is the default.
 */
export function matrixMask({ size, modules }: Matrix): string {
  return imageMask(size, size, modules)
}

/** A linear symbol as such an image of one row, which fills the height of the unit square. */
export function barMask(modules: Uint8Array): string {
  return imageMask(modules.length, 1, modules)
}

function imageMask(width: number, height: number, modules: Uint8Array): string {
  const rowBytes = (width + 7) >> 3
  // The bits after the end of a row are not painted.
  const bits = Buffer.alloc(rowBytes * height, 0xff)
  for (let y = 0, module = 0; y < height; y++)
    for (let x = 0; x < width; x++, module++) {
      if (modules[module] !== 1) continue
      const at = y * rowBytes + (x >> 3)
      bits[at] = (bits[at] ?? 0) & ~(0x80 >> (x & 7))
    }
  return `0 g BI/W ${width}/H ${height}/IM true/F/AHx ID ${bits.toString('hex')}> EI`
}
