import type { Language } from '../../../core/words/language.ts'
import { brokenWordHyphen } from '../fonts/font-program.ts'
import { glyphOf, type Typeface } from '../fonts/typeface.ts'
import { breakWord, cutLongWord, cutWord, isLong } from './break-word.ts'
import type { Line, Piece } from './line.ts'
import { type Atom, after } from './set-runs.ts'
import { withActualText } from './shape-cluster.ts'

/**
 * Breaks atoms into lines no wider than `limit` (thousandths of an em); a word wider than a line is cut where necessary.
 * `languageOf` a run gives the language in which its words are hyphenated.
 */
export function wrapLines(given: readonly Atom[], limit: number, languageOf: (run: number) => Language): Line[] {
  const atoms = [...given]
  const lines: Line[] = []
  let start = 0
  let width = 0
  /** The atom after which the line may be broken. */
  let chance = -1
  const startLine = (first: number) => {
    start = first
    width = 0
    chance = -1
  }
  const breakLine = (end: number) => {
    lines.push(joinLine(atoms, start, end, end < atoms.length))
    startLine(end)
  }
  /** Ends the line with the first parts of an atom, a line for each; the last part replaces the atom. */
  const breakWithin = (at: number, parts: readonly Atom[], last: Atom) => {
    for (const part of parts) {
      atoms[at] = part
      lines.push(joinLine(atoms, start, at + 1, true))
      startLine(at)
    }
    atoms[at] = last
  }
  for (let at = 0; at < atoms.length; at++) {
    const atom = atoms[at]
    if (atom === undefined) break
    const hyphen = atom.ends === after.softHyphen ? hyphenWidth(atom.face.face) : 0
    if (width + atom.word.width > limit && (at > start || atom.word.width > limit)) {
      const isFirst = at === start
      const room = isFirst ? limit : limit - width
      const broken = isStartOfWord(atoms, at, start)
        ? breakWord(atom, limit - width, {
            limit,
            language: languageOf(atom.run),
            afterHyphen: lines.at(-1)?.hyphen === true,
            isLast: at === atoms.length - 1,
          })
        : undefined
      if (broken !== undefined) {
        const [head, tail] = broken
        breakWithin(at, [head], tail)
        at -= 1
      } else if (chance >= start) {
        at = chance
        breakLine(chance + 1)
      } else {
        const cut = isLong(atom) ? cutLongWord(atom, room, limit, isFirst) : cutWord(atom, room, isFirst)
        // Where not even one character fits after the atoms of the line, the line ends before the word.
        if (cut === undefined) breakLine(at > start ? at : at + 1)
        else breakWithin(at, cut.slice(0, -1), cut.at(-1) ?? atom)
        at = start - 1
      }
      continue
    }
    width += atom.word.width
    if (atom.ends === after.newline) {
      breakLine(at + 1)
      continue
    }
    if (atom.ends === after.space || atom.ends === after.chance || (hyphen > 0 && width + hyphen <= limit)) chance = at
    width += atom.spaces * spaceWidth(atom.face.face)
  }
  if (start < atoms.length || lines.length === 0) lines.push(joinLine(atoms, start, atoms.length, false))
  return lines
}

/** A line may be hyphenated where a whole word begins: after a space, or at its own start. */
function isStartOfWord(atoms: readonly Atom[], at: number, start: number): boolean {
  return at === start || atoms[at - 1]?.ends === after.space
}

/** `goesOn`: more of the text follows on the next line. */
function joinLine(atoms: readonly Atom[], start: number, end: number, goesOn: boolean): Line {
  const pieces: Piece[] = []
  let x = 0
  let piece: Piece | undefined
  let visible = 0
  for (let at = start; at < end; at++) {
    const atom = atoms[at]
    if (atom === undefined) break
    const { word, face } = atom
    if (piece === undefined || piece.run !== atom.run) {
      piece = { run: atom.run, face: face.face, shown: '', text: '', x, width: 0 }
      pieces.push(piece)
    }
    const spaces = atom.spaces === 0 ? '' : spaceOf(face.face).text.repeat(atom.spaces)
    const shown = word.shown + spaces
    piece.shown += word.actualText === true ? withActualText(shown, word.text + ' '.repeat(atom.spaces)) : shown
    piece.text += word.text
    piece.width += word.width
    if (word.others !== undefined) piece.others = [...(piece.others ?? []), ...word.others]
    if (word.lacking !== undefined) piece.lacking = [...(piece.lacking ?? []), ...word.lacking]
    if (word.rises === true) piece.rises = true
    x += word.width
    if (word.width > 0) visible = x
    if (atom.spaces > 0) {
      const { width } = spaceOf(face.face)
      piece.text += ' '.repeat(atom.spaces)
      piece.width += atom.spaces * width
      x += atom.spaces * width
    }
  }
  const last = atoms[end - 1]
  // Readers separate words by characters, not by their places on the page (ISO 32000-1, 14.8.2.5).
  if (last?.ends === after.newline && last.spaces === 0 && piece !== undefined && goesOn) {
    const { text, width } = spaceOf(piece.face)
    piece.shown += text
    piece.text += ' '
    piece.width += width
  }
  const hyphen = last?.ends === after.softHyphen && goesOn
  if (hyphen && piece !== undefined) {
    piece.shown += brokenWordHyphen(piece.face)
    piece.text += '\u{ad}'
    piece.width += hyphenWidth(piece.face)
    visible = x + hyphenWidth(piece.face)
  }
  return { pieces, width: visible, hyphen }
}

function spaceOf({ glyphs }: Typeface): { text: string; width: number } {
  const glyph = glyphs.commonIds[0x20] ?? 0
  return { text: glyphs.latinText[glyphs.latinCode[glyph] ?? 0] ?? '', width: glyphs.advance[glyph] ?? 0 }
}

function spaceWidth({ glyphs }: Typeface): number {
  return glyphs.advance[glyphs.commonIds[0x20] ?? 0] ?? 0
}

export function hyphenWidth(face: Typeface): number {
  return face.glyphs.advance[glyphOf(face, 0x2d)] ?? 0
}
