import type { Font } from 'fontkit'

/**
 * Combining marks of the alphabets in which letters are set: U+0300–036F, Cyrillic and the extensions, half marks and marks for
 * symbols. Text in NFC still has them where Unicode has no composed character (`M̂`, `x̄`), as DIN 91379 names do.
 */
export function isCombining(codePoint: number): boolean {
  // After the end of a text there is no code (NaN).
  if (!(codePoint >= 0x300)) return false
  if (codePoint <= 0x36f) return true
  return (
    (codePoint >= 0x483 && codePoint <= 0x489) ||
    (codePoint >= 0x1ab0 && codePoint <= 0x1aff) ||
    (codePoint >= 0x1dc0 && codePoint <= 0x1dff) ||
    (codePoint >= 0x20d0 && codePoint <= 0x20ff) ||
    (codePoint >= 0xfe20 && codePoint <= 0xfe2f)
  )
}

/** A text in pieces that belong together: a character with the combining marks after it. */
export function clustersOf(text: string): string[] {
  const clusters: string[] = []
  for (const character of text) {
    if (clusters.length > 0 && isCombining(character.codePointAt(0) ?? 0)) clusters[clusters.length - 1] += character
    else clusters.push(character)
  }
  return clusters
}

/** More marks than this would leave the line of their text (no language of the register writes as many as four). */
const maxMarks = 4

/**
 * Features with which words with marks are shaped: composition and the placing of marks, and what all other words have,
 * ligatures and kerning.
 */
export const markFeatures = Object.fromEntries(
  ['calt', 'clig', 'locl', 'rlig', 'rclt', 'curs'].map((tag) => [tag, false]),
)

/**
 * How a font can show a character with its marks: as it is, or decomposed (NFD) where the font has no glyph for the composed
 * character or no place for another mark on it. Undefined where a glyph is missing or a mark would not be placed on its
 * letter.
 */
export function settableForm(font: Font, cluster: string): string | undefined {
  if (Array.from(cluster).length > 1 + maxMarks) return undefined
  const forms = [cluster, cluster.normalize('NFD')]
  return forms.find((form) => hasGlyphs(font, form) && hasPlacedMarks(font, form))
}

function hasGlyphs(font: Font, text: string): boolean {
  return Array.from(text).every((each) => font.hasGlyphForCodePoint(each.codePointAt(0) ?? 0))
}

/**
 * Whether the font puts every mark on its letter, and none over another. A mark that it leaves at the pen has no offset; a mark
 * for which it has no place above the mark before it covers that mark. The code points that fontkit gives with a glyph are of no
 * use here: it keeps those of the text in which it met the glyph first.
 */
function hasPlacedMarks(font: Font, text: string): boolean {
  if (isCombining(text.codePointAt(0) ?? 0)) return false
  if (Array.from(text).length === 1) return true
  const { glyphs, positions } = font.layout(text, markFeatures)
  let origin = 0
  const boxes = glyphs.map(({ bbox }, at) => {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[at] ?? {}
    const [dx, dy] = [origin + xOffset, yOffset]
    origin += xAdvance
    return { left: bbox.minX + dx, right: bbox.maxX + dx, bottom: bbox.minY + dy, top: bbox.maxY + dy }
  })
  const marks = boxes.slice(1)
  const isPlaced = positions.slice(1).every(({ xOffset, yOffset }) => xOffset !== 0 || yOffset !== 0)
  const grace = font.unitsPerEm * maxTouch
  return isPlaced && marks.every((mark, at) => marks.slice(0, at).every((other) => !overlaps(mark, other, grace)))
}

/** The overlap that marks may have, in ems: a dot below a cedilla. */
const maxTouch = 0.02

interface Ink {
  readonly left: number
  readonly right: number
  readonly bottom: number
  readonly top: number
}

function overlaps(one: Ink, other: Ink, grace: number): boolean {
  const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left)
  const high = Math.min(one.top, other.top) - Math.max(one.bottom, other.bottom)
  return wide > grace && high > grace
}
