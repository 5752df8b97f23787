import { pdfText } from '../file/pdf-text.ts'
import { markFeatures, settableForm } from '../fonts/combining-marks.ts'
import type { OtherGlyph } from '../fonts/font-program.ts'
import { codeOf, emUnit, type ShapedCluster, type Typeface } from '../fonts/typeface.ts'

/**
 * Encloses a rise in thousandths of an em within `Word.shown`. A rise is written in points, which depend on the size of the text
 * (`withRises`); no PDF string contains this character.
 */
const riseMark = '\u{100}'
/** Maximum number of clusters cached per face; a text in the alphabets of Europe has some tens of them. */
const maxClusters = 2_000

/**
 * A character with its combining marks, placed by the tables of the font (`ccmp`, `mark`, `mkmk`); also a character that the font
 * has in parts only (`Ǩ`). Undefined where the font cannot show it. The shaper takes half a millisecond, so the face caches
 * clusters as it caches pairs of kerning.
 */
export function shapeCluster(cluster: string, face: Typeface): ShapedCluster | undefined {
  const known = face.clusters.get(cluster)
  if (known !== undefined) return known === 'not settable' ? undefined : known
  const form = settableForm(face.font, cluster)
  const shaped = form === undefined ? undefined : shape(cluster, form, face)
  if (face.clusters.size >= maxClusters) face.clusters.clear()
  face.clusters.set(cluster, shaped ?? 'not settable')
  return shaped
}

function shape(cluster: string, form: string, face: Typeface): ShapedCluster {
  const { latinCode, codePoints, advance } = face.glyphs
  const unit = emUnit(face.font)
  const { glyphs, positions } = face.font.layout(form, markFeatures)
  const charactersByGlyph = charactersOf(
    glyphs.map(({ id }) => codePoints[id] ?? []),
    cluster,
  )
  const others: OtherGlyph[] = []
  let shown = ''
  /** The origin of the next glyph in units of the font, and the position of the writer's pen in thousandths of an em. */
  let origin = 0
  let pen = 0
  let rise = 0
  let rises = false
  for (const [at, { id, advanceWidth }] of glyphs.entries()) {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[at] ?? {}
    const wanted = Math.round(yOffset * unit)
    if (wanted !== rise) shown += `)]TJ ${riseMark}${wanted}${riseMark}[(`
    rises ||= wanted !== rise
    rise = wanted
    const move = Math.round((origin + xOffset) * unit) - pen
    shown += move === 0 ? codeOf(face, id) : `)${-move}(${codeOf(face, id)}`
    advance[id] ||= Math.round(advanceWidth * unit)
    pen += move + (advance[id] ?? 0)
    origin += xAdvance
    if ((latinCode[id] ?? -1) < 0) others.push({ glyph: id, codePoints: charactersByGlyph[at] ?? [] })
  }
  if (rise !== 0) shown += `)]TJ ${riseMark}0${riseMark}[(`
  const width = Math.round(origin * unit)
  if (pen !== width) shown += `)${pen - width}(`
  const isSaid = glyphs.length === 1 && String.fromCodePoint(...charactersByGlyph.flat()).normalize('NFC') === cluster
  return { base: glyphs[0]?.id ?? 0, shown, width, others, rises, isSaid }
}

/**
 * The characters of each glyph of a cluster. A glyph that is a form of others (a mark over capitals, two marks in one) has none
 * of its own: it gets those of the cluster that its neighbours do not have.
 */
function charactersOf(own: readonly (readonly number[])[], cluster: string): (readonly number[])[] {
  const rest = Array.from(cluster.normalize('NFD'), (each) => each.codePointAt(0) ?? 0)
  for (const codePoint of String.fromCodePoint(...own.flat()).normalize('NFD')) {
    const at = rest.indexOf(codePoint.codePointAt(0) ?? 0)
    if (at >= 0) rest.splice(at, 1)
  }
  const last = own.findLastIndex((each) => each.length === 0)
  return own.map((each, at) => (each.length > 0 ? each : rest.splice(0, at === last ? rest.length : 1)))
}

/**
 * A word whose glyphs alone do not give its text: readers order marks by their places on the page, each in its own way, and a
 * dotless i is another character. The text is written beside the glyphs (ISO 32000-1, 14.9.4).
 */
export function withActualText(shown: string, text: string): string {
  return `)]TJ/Span<</ActualText${pdfText(text)}>>BDC[(${shown})]TJ EMC[(`
}

/** The shown form of a word, with its rises in points for text of a size; `write` writes a number as PDF does. */
export function withRises(shown: string, size: number, write: (value: number) => string): string {
  return shown
    .split(riseMark)
    .map((part, at) => (at % 2 === 0 ? part : `${write((Number(part) * size) / 1000)} Ts`))
    .join('')
}
