/** Points in a number of millimetres: the specification of the letter counts in millimetres, PDF in points (1/72 inch). */
export function mm(millimetres: number): number {
  return (millimetres * 72) / 25.4
}

/** A4, in points. */
export const sheet = { width: mm(210), height: mm(297) } as const

/** A rectangle in points, from the top left of the page. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export function boxOf(x: number, y: number, width: number, height: number): Box {
  return { x: mm(x), y: mm(y), width: mm(width), height: mm(height) }
}

export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}
