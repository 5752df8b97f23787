import { LRUCache } from 'lru-cache'
import type { Language } from '../../../core/words/language.ts'
import { printableText } from '../../../core/words/text/printable-text.ts'
import type { Run } from '../../model/document.ts'
import { letterWords } from '../../words/letter-words.ts'
import type { OtherGlyph } from '../fonts/font-program.ts'
import type { FaceName } from '../fonts/typeface.ts'
import { keepTogether } from './keep-together.ts'
import type { LetterFace } from './letter-faces.ts'
import { SetText } from './set-text.ts'
import { shapeWord, type Word } from './shape-word.ts'

/** Some thirty of each house style with which letters of the version are made. */
const maxShared = 300

/** A word of the template: shaped once per face, and the places where it may be broken. */
export interface Phrase {
  readonly shaped: Partial<Record<FaceName, Word>>
  /** Places at which it may be broken, in characters, by language; not computed until a line needs them. */
  readonly breaks: Partial<Record<Language, readonly number[]>>
}

/**
 * The common parts of the letters of one version: the words that its author wrote, and the texts without values. It holds nothing
 * of citizens: a word of the data is looked up here and never added.
 */
export interface Phrases {
  readonly language: Language
  readonly words: ReadonlyMap<string, Phrase>
  /** Texts that are the same in each letter, wrapped once per style and width. */
  readonly fixed: WeakMap<readonly Run[], SetText>
  /** Texts of the house style and fixed words of letters, likewise, by their text. */
  readonly shared: LRUCache<string, SetText>
  /** Glyphs outside the Latin ones in those words, by face; gathered when a letter has such a glyph. */
  readonly glyphs: Map<FaceName, readonly OtherGlyph[]>
}

/** `texts`: all texts that the author wrote; `fixed`: the runs that are the same in each letter. */
export function gatherPhrases(
  language: Language,
  texts: Iterable<string>,
  fixed: Iterable<readonly Run[]> = [],
): Phrases {
  const words = new Map<string, Phrase>()
  // Split at the characters at which a text is set word by word, and no others: a narrow space has a glyph.
  for (const text of [...texts, ...frameTexts(language)])
    for (const word of prepared(text).split(/[\0-\x20\u00ad\u200b]+/u))
      if (word !== '' && !words.has(word)) words.set(word, { shaped: {}, breaks: {} })
  return {
    language,
    words,
    fixed: new WeakMap([...fixed].map((runs) => [runs, new SetText()])),
    shared: new LRUCache({ max: maxShared }),
    glyphs: new Map(),
  }
}

/**
 * Glyphs outside the Latin ones in the words of the template, in one face. They depend on the template alone, so that all its
 * letters can share the font that holds them.
 */
export function glyphsOf({ words, glyphs }: Phrases, face: LetterFace): readonly OtherGlyph[] {
  const known = glyphs.get(face.face.name)
  if (known !== undefined) return known
  const found = new Map<number, OtherGlyph>()
  for (const text of words.keys())
    for (const other of /[^\0-\u017f]/u.test(text) ? (shapeWord(text, face).others ?? []) : [])
      found.set(other.glyph, other)
  const all = [...found.values()]
  glyphs.set(face.face.name, all)
  return all
}

/** Text in the form in which it is set: as letters write it, with no-break spaces where it must stay on one line. */
export function prepared(text: string): string {
  return keepTogether(printableText(text))
}

function frameTexts(language: Language): string[] {
  const words = letterWords(language)
  const plain = (value: unknown): string[] => {
    if (typeof value === 'string') return [value]
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(plain) : []
  }
  return [...plain(words), words.page(1, 1)]
}
