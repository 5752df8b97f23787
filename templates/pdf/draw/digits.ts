/** Height of A4 as pdfkit writes it, points. */
export const pageHeight = 841.89

/** A number as PDF writes it, with no more digits than a printer can distinguish. */
export function digits(value: number, places: 2 | 3 | 4 = 2): string {
  const scale = 10 ** places
  const rounded = Math.round(value * scale) / scale
  // A number as small as this is written with an exponent, which PDF does not have.
  return rounded === 0 ? '0' : String(rounded)
}
