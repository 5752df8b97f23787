/** Height of A4 as pdfkit writes it, points. */
export const pageHeight = 841.89

/** A number as PDF writes it: no more digits than a printer can tell apart. */
export function digits(value: number, places = 2): string {
  return String(Number(value.toFixed(places)))
}
