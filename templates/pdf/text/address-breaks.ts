/** Places where the address of a page may be divided over lines: a copy of it must be the same address. */
const piece = /[@-]+[^/?&=#@-]*[/?&=#]*|(?:[a-z][a-z0-9+.-]*:\/\/)?[^/?&=#@-]*[/?&=#]*/giuy

/**
 * The pieces of the address of a page between which a line may end: after a slash, `?`, `&`, `=` or `#`, before a hyphen or an
 * `@`. Never after its own hyphen, which a reader would take for one that broke a word. Undefined where a text is no address, and
 * for the address of a mailbox, which stays whole while it fits on a line.
 */
export function addressPieces(text: string): string[] | undefined {
  if (/\s/.test(text) || !/:\/\/|^www\.|\//i.test(text)) return undefined
  const pieces: string[] = []
  piece.lastIndex = 0
  while (piece.lastIndex < text.length) {
    const [found = ''] = piece.exec(text) ?? []
    if (found === '') break
    pieces.push(found)
  }
  return pieces.join('') === text ? pieces : undefined
}
