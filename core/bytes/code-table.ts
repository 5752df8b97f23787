import type { CompactReader, CompactWriter } from './compact-bytes.ts'

/**
 * Numbers from 1 to 239 that are stored instead of words. A number keeps its word for ever: a word that is no longer used stays in
 * its table, because rows that hold its number are still read.
 */
export interface CodeTable<Word extends string> {
  readonly codes: Readonly<Record<Word, number>>
  codeOf(word: string): number | undefined
  wordOf(code: number): Word | undefined
  /** Writes the number of a word in one byte; a word without number is written in full after a zero. */
  write(to: CompactWriter, word: string): void
  /** @throws Error when the number has no word in this version of the code. */
  read(from: CompactReader): string
}

export function codeTable<Word extends string>(codes: Readonly<Record<Word, number>>): CodeTable<Word> {
  const byWord = new Map<string, number>(Object.entries<number>(codes))
  const byCode = new Map([...byWord].map(([word, code]) => [code, word as Word]))
  return {
    codes,
    codeOf: (word) => byWord.get(word),
    wordOf: (code) => byCode.get(code),
    write: (to, word) => {
      const code = byWord.get(word)
      if (code === undefined) to.byte(0).text(word)
      else to.byte(code)
    },
    read: (from) => {
      const code = from.byte()
      const word = code === 0 ? from.text() : byCode.get(code)
      if (word === undefined) throw new Error(`The stored code ${code} has no word`)
      return word
    },
  }
}
