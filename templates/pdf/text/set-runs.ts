import type { Run } from '../../model/document.ts'
import type { FaceName } from '../fonts/typeface.ts'
import { addressPieces } from './address-breaks.ts'
import type { LetterFace, LetterFaces } from './letter-faces.ts'
import { type Phrase, type Phrases, prepared } from './phrases.ts'
import { shapeWord, type Word } from './shape-word.ts'
import { type BlockStyle, raised } from './text-block.ts'

/** The kinds of break after an atom when lines are made. */
export const after = { nothing: 0, space: 1, newline: 2, softHyphen: 3, chance: 4 } as const

/** The smallest unit that is not broken: a word, or the part of it in one style. */
export interface Atom {
  readonly word: Word
  /** Index into the runs of its text. */
  readonly run: number
  readonly face: LetterFace
  /** Spaces after it. */
  readonly spaces: number
  readonly ends: (typeof after)[keyof typeof after]
  /** A word of the template, which may be hyphenated to fill a line; a citizen's word only where it is wider than its line. */
  readonly phrase?: Phrase
  /**
   * For the rest of a broken word: the places where it may be broken again, in characters; undefined for the rest of a figure or
   * address.
   */
  readonly rest?: { readonly places: readonly number[] | undefined }
}

/** Sets runs word by word; in a bold style all of them are strong (headings, totals). */
export function setRuns(runs: readonly Run[], style: BlockStyle, faces: LetterFaces, phrases: Phrases): Atom[] {
  const atoms: Atom[] = []
  for (const [index, run] of runs.entries()) {
    const face = faces.faceOf(nameOf(run, style.bold === true))
    if (run.note !== undefined) atoms.push(markOfNote(run, index, face, style))
    else {
      const pieces = run.href === undefined ? undefined : addressPieces(run.text)
      if (pieces === undefined) setText(prepared(run.text), index, face, phrases, atoms)
      else setAddress(pieces, index, face, atoms)
    }
  }
  return atoms
}

/** It ends no word, so that no line begins with it. */
function markOfNote({ text }: Run, run: number, face: LetterFace, style: BlockStyle): Atom {
  const word = shapeWord(text, face)
  const scale = raised(style).size / style.size
  return { word: { ...word, width: word.width * scale }, run, face, spaces: 0, ends: after.nothing }
}

function nameOf(run: Run, bold: boolean): FaceName {
  const strong = bold || run.strong === true
  if (run.emphasis === true) return strong ? 'boldItalic' : 'italic'
  return strong ? 'bold' : 'regular'
}

function setText(text: string, run: number, face: LetterFace, phrases: Phrases, atoms: Atom[]): void {
  let start = 0
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : -1
    // In plain text only spaces, controls and the hyphen need a closer check.
    if (code > 0x2d && code !== 0xad && code !== 0x200b && code !== 0xfeff) continue
    if (code > 0x20 && code !== 0x2d && code < 0x80) continue
    if (code === 0x2d && !isBetweenLetters(text, at)) continue
    const end = code === 0x2d ? at + 1 : at
    let spaces = 0
    if (isSpace(code)) while (isSpace(text.charCodeAt(at + spaces))) spaces++
    const ends = endOf(code)
    if (end > start || spaces > 0 || ends === after.newline) {
      const words = text.slice(start, end)
      const phrase = phrases.words.get(words)
      atoms.push({
        word: wordOf(words, phrase, face),
        run,
        face,
        spaces,
        ends,
        ...(phrase === undefined ? {} : { phrase }),
      })
    }
    at += Math.max(0, spaces - 1)
    start = at + 1
  }
}

function setAddress(pieces: readonly string[], run: number, face: LetterFace, atoms: Atom[]): void {
  for (const [at, text] of pieces.entries()) {
    const ends = at < pieces.length - 1 ? after.chance : after.nothing
    atoms.push({ word: shapeWord(text.normalize('NFC'), face), run, face, spaces: 0, ends })
  }
}

function wordOf(text: string, phrase: Phrase | undefined, face: LetterFace): Word {
  if (phrase === undefined) return shapeWord(text, face)
  const known = phrase.shaped[face.face.name]
  if (known !== undefined) return known
  const word = shapeWord(text, face)
  phrase.shaped[face.face.name] = word
  return word
}

/** Intake refuses tabs and control characters; if one occurs here, it is a space, never an empty box. */
function isSpace(code: number): boolean {
  return code >= 0 && code <= 0x20 && code !== 0x0a
}

function endOf(code: number): Atom['ends'] {
  if (code === -1) return after.nothing
  if (code === 0x0a) return after.newline
  if (code === 0xad) return after.softHyphen
  return code <= 0x20 ? after.space : after.chance
}

/** A reference such as OV-2026-0084217 or a telephone number stays whole. */
function isBetweenLetters(text: string, at: number): boolean {
  return /\p{L}$/u.test(text.slice(Math.max(0, at - 2), at)) && /^\p{L}/u.test(text.slice(at + 1, at + 3))
}
