/**
 * Contrast of `#rrggbb` with white paper, 1 to 21 (WCAG 2.2, relative luminance); undefined for a value that is not such a
 * colour. The hub decides what is refused: this value helps a person to choose a colour.
 */
export function contrastOnPaper(colour: string): number | undefined {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return undefined
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}
