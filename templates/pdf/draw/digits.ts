/** Height of A4 as pdfkit writes it, points. */
export const pageHeight = 841.89

/** The decimals of a number by its last digits, without zeros at their end: '' for 0, '.07' for 7, '.5' for 50. */
const decimals = { 2: endings(2), 3: endings(3), 4: endings(4) } as const

/** A number as PDF writes it, with no more digits than a printer can distinguish, and never with an exponent. */
export function digits(value: number, places: 2 | 3 | 4 = 2): string {
  const endingsOf = decimals[places]
  const scale = endingsOf.length
  const all = Math.round(Math.abs(value) * scale)
  const rest = all % scale
  // Two whole numbers become text faster than one with decimals.
  const text = String((all - rest) / scale) + (endingsOf[rest] ?? '')
  return value < 0 && all !== 0 ? `-${text}` : text
}

function endings(places: number): readonly string[] {
  return Array.from({ length: 10 ** places }, (_, rest) =>
    rest === 0 ? '' : `.${String(rest).padStart(places, '0').replace(/0+$/, '')}`,
  )
}
