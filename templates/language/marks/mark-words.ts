import { languages } from '../../../core/words/language.ts'
import type { FaultList, Place } from '../faults/fault-list.ts'
import { writeMark } from '../parse/marks.ts'
import type { Branch, MarkBook } from './mark-book.ts'
import type { NoteLabels } from './note-labels.ts'

/** What becomes of the markup characters in the words of an author; each function returns the text that replaces them. */
export interface WordMarker {
  readonly note: (label: string, at: Place) => string
  readonly noteText: (label: string, at: Place) => string
  readonly language: (code: string, at: Place) => string
}

/** `[^label]`, `[^label]:` and the end of `[words]{lang=de}`; a backslash before it makes it ordinary text. */
const signs =
  /(?<!\\)\[\^([^\s[\]^]{1,64})\](:?)|\]\{\s*(?:lang|language|taal|langue|sprache)\s*[=:]\s*["']?([^\s"'{}]*)["']?\s*\}/giu

/** Notes and words in another language, in one line of an author; `startsLine`: only blanks precede it. */
export function markWords(words: string, at: Place, startsLine: boolean, marker: WordMarker): string {
  if (!words.includes('[^') && !words.includes(']{')) return words
  return words.replace(signs, (sign, label: string | undefined, colon: string, code: string, offset: number) => {
    const place = { line: at.line, column: at.column + offset }
    if (label === undefined) return `]${marker.language(code, { ...place, column: place.column + 1 })}`
    if (colon === '') return marker.note(label, place)
    const isFirst = startsLine && words.slice(0, offset).trim() === ''
    return isFirst ? marker.noteText(label, place) : marker.note(label, place) + colon
  })
}

/** In the text of a letter they become marks; `branch` returns the part that is being walked. */
export function marking(
  labels: NoteLabels,
  book: MarkBook,
  faults: FaultList,
  branch: () => Branch | undefined,
): WordMarker {
  return {
    note: (label, at) => writeMark('note', labels.call(label, at, branch())),
    noteText: (label, at) => writeMark('noteText', labels.define(label, at, branch())),
    language: (code, at) => {
      const language = languages.find((each) => each === code.toLowerCase())
      if (language === undefined) faults.add(at, 'passage-language')
      return writeMark('language', book.passages.push({ at, faults, language }) - 1)
    },
  }
}

/** A subject, an action and a payment are plain: they have no footnotes, and no words in another language. */
export function refusing(faults: FaultList): WordMarker {
  const refuse = (at: Place, kind: 'note-outside-body' | 'passage-outside-body'): string => {
    faults.add(at, kind)
    return ''
  }
  return {
    note: (_label, at) => refuse(at, 'note-outside-body'),
    noteText: (_label, at) => refuse(at, 'note-outside-body'),
    language: (_code, at) => refuse(at, 'passage-outside-body'),
  }
}
