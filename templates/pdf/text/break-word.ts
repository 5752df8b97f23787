import type { Language } from '../../../core/words/language.ts'
import { glyphOf } from '../fonts/typeface.ts'
import { isWord, placesToBreak } from './hyphenate.ts'
import { type Atom, after } from './set-runs.ts'
import { shapeWord } from './shape-word.ts'

export interface BreakContext {
  /** Width of the whole line, thousandths of an em. */
  readonly limit: number
  readonly language: Language
  /** The line before ends with a hyphen. */
  readonly afterHyphen: boolean
  /** It is the last word of the text. */
  readonly isLast: boolean
}

/** A line whose unused share of the width is smaller than this does not change: lines of letters need not be equally long. */
const emptyEnough = 0.14
/**
 * A text of more characters without a space is no word of a language. Its parts are found in one pass: to shape its rest again
 * for each line would take time that grows with the square of its length.
 */
const maxWordLength = 300
/** Minimum number of letters of a word that a cut leaves for the next line. */
const leastBehind = 3

/**
 * Breaks a word so that its first part fits in `room` (thousandths of an em). A word that is wider than a line is always broken,
 * between bound words if it has any, else where its language has a hyphen; the words of the template also where the line would
 * stay much too short, never twice in a row, and not the last.
 */
export function breakWord(atom: Atom, room: number, context: BreakContext): [Atom, Atom] | undefined {
  if (isLong(atom)) return undefined
  const { phrase, word } = atom
  const mustBreak = word.width > context.limit
  if (mustBreak) {
    return (
      splitBound(atom, room) ??
      splitMailbox(atom, room) ??
      hyphenated(
        atom,
        room,
        atom.rest === undefined ? placesToBreak(firstOf(word.text), context.language, true) : (atom.rest.places ?? []),
      )
    )
  }
  if (phrase === undefined || room < context.limit * emptyEnough || context.afterHyphen || context.isLast)
    return undefined
  return hyphenated(atom, room, (phrase.breaks[context.language] ??= placesToBreak(word.text, context.language)))
}

function hyphenated(atom: Atom, room: number, places: readonly number[]): [Atom, Atom] | undefined {
  const { word, face } = atom
  const hyphen = widthOfHyphen(atom)
  for (const place of places.toReversed()) {
    const head = shapeWord(word.text.slice(0, place), face)
    if (head.width + hyphen > room) continue
    const rest = places.filter((each) => each > place).map((each) => each - place)
    return parted(atom, place, after.softHyphen, rest)
  }
  return undefined
}

/** Words bound by a no-break space that together are wider than a line: separated after the last one that fits. */
function splitBound(atom: Atom, room: number): [Atom, Atom] | undefined {
  const { text } = atom.word
  if (!text.includes('\u{a0}')) return undefined
  const { face, run } = atom
  const at = text.lastIndexOf('\u{a0}', shapeWord(text, face, room).text.length)
  if (at <= 0) return undefined
  const head = shapeWord(text.slice(0, at), face)
  if (head.width > room) return undefined
  return [
    { word: head, run, face, spaces: 1, ends: after.space },
    { word: shapeWord(text.slice(at + 1), face), run, face, spaces: atom.spaces, ends: atom.ends },
  ]
}

/**
 * The address of a mailbox that is wider than a line continues on the next line with its `@`; an address that is still too wide,
 * and a long domain name, continues after the last dot that fits. No hyphen is shown, since a reader would copy it.
 */
function splitMailbox(atom: Atom, room: number): [Atom, Atom] | undefined {
  const { text } = atom.word
  if (/[\s/]/.test(text)) return undefined
  const dots = Array.from(text.matchAll(/\.(?=\p{L})/gu), ({ index }) => index + 1)
  for (const place of [text.lastIndexOf('@'), ...dots.reverse()]) {
    if (place <= 0) continue
    const [head, tail] = parted(atom, place, after.chance, undefined)
    if (head.word.width <= room) return [head, tail]
  }
  return undefined
}

/**
 * As many characters as fit, for text that has no other place to break; the first part of a line has at least one. Within a word
 * a hyphen shows that it continues; a figure, a reference or an address has none, since a reader would copy it. Undefined where
 * nothing can be cut.
 */
export function cutWord(atom: Atom, room: number, isFirst: boolean): [Atom, Atom] | undefined {
  const { text } = atom.word
  const hyphen = widthOfHyphen(atom)
  const isOfWord = atom.rest === undefined ? isWord(firstOf(text)) : atom.rest.places !== undefined
  const withHyphen = isOfWord ? wholeCharacters(text, shapeWord(text, atom.face, room - hyphen).text.length) : 0
  if (withHyphen > 0) {
    const place = Math.min(withHyphen, Math.max(1, text.length - leastBehind))
    const [head, tail] = parted(atom, place, after.softHyphen, [])
    const isBetweenLetters = /\p{L}\p{M}*$/u.test(text.slice(0, place)) && /^\p{L}/u.test(text.slice(place))
    if (isBetweenLetters && head.word.width + hyphen <= room) return [head, tail]
  }
  const fitting = shapeWord(text, atom.face, room)
  const place = wholeCharacters(text, fitting.text.length)
  if (place >= text.length || (fitting.width > room && !isFirst)) return undefined
  return parted(atom, place, after.chance, undefined)
}

export const isLong = ({ word }: Atom): boolean => word.text.length > maxWordLength

/**
 * Cuts a text without spaces into parts, each with as many characters as fit: the first in `room`, the others in `limit`. Each
 * character is shaped once, however many lines the text takes. The first part of a line has at least one character.
 * @returns the parts, of which the last may share its line; undefined where nothing can be cut
 */
export function cutLongWord(atom: Atom, room: number, limit: number, isFirst: boolean): Atom[] | undefined {
  const { run, face, spaces, ends, word } = atom
  const { text } = word
  const hyphen = isWord(text.slice(0, maxWordLength)) ? widthOfHyphen(atom) : 0
  const head = shapeWord(text, face, Math.max(room - hyphen, 0))
  if (head.width + hyphen > room && !isFirst) return undefined
  const parts: Atom[] = []
  let part = head
  let from = 0
  for (
    ;
    from + part.text.length < text.length;
    part = shapeWord(text.slice(from, from + maxWordLength), face, limit - hyphen)
  ) {
    from += part.text.length
    const isBetweenLetters = /\p{L}\p{M}*$/u.test(part.text) && /^\p{L}/u.test(text.slice(from, from + 2))
    parts.push({
      word: part,
      run,
      face,
      spaces: 0,
      ends: hyphen > 0 && isBetweenLetters ? after.softHyphen : after.chance,
    })
  }
  return [...parts, { word: part, run, face, spaces, ends }]
}

function parted(atom: Atom, place: number, ends: Atom['ends'], places: readonly number[] | undefined): [Atom, Atom] {
  const { word, run, face } = atom
  return [
    { word: shapeWord(word.text.slice(0, place), face), run, face, spaces: 0, ends },
    {
      word: shapeWord(word.text.slice(place), face),
      run,
      face,
      spaces: atom.spaces,
      ends: atom.ends,
      rest: { places },
    },
  ]
}

/** The first of the words that are bound by no-break spaces. */
function firstOf(text: string): string {
  const end = text.indexOf('\u{a0}')
  return end < 0 ? text : text.slice(0, end)
}

/** A mark is not separated from its letter. */
function wholeCharacters(text: string, place: number): number {
  let end = place
  while (end > 0 && /^\p{M}/u.test(text.slice(end))) end--
  return end === 0 ? place : end
}

function widthOfHyphen({ face: { face } }: Atom): number {
  return face.glyphs.advance[glyphOf(face, 0x2d)] ?? 0
}
