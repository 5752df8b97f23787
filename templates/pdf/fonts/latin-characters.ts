/**
 * The characters that the font of every letter holds: Latin-1, Latin Extended-A, the Romanian comma letters and the punctuation
 * of letters. A fixed set makes the font of nearly all letters the same bytes, so the archive stores it once.
 */
export function latinCharacters(): number[] {
  return [...range(0x20, 0x7e), ...range(0xa1, 0x17f), ...Array.from(extra, (each) => each.codePointAt(0) ?? 0)]
}

const extra = 'ȘșȚțẞ‑–—‘’‚“”„•…‰′″‹›€™−×→✓☐☑½�'

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, each) => first + each)
}
