import { plainName } from '../../csv/csv-row.ts'
import { bagOfWords } from './bag-of-words.ts'

/** Finds the meaning of a name of a column, first as it is written, then by its words in any order. */
export function lookUp<T>(meanings: readonly (readonly [string, T])[]): (head: string) => T | undefined {
  const exact = new Map(meanings.map(([name, meaning]) => [plainName(name), meaning]))
  const inAnyOrder = new Map(meanings.map(([name, meaning]) => [bagOfWords(name), meaning]))
  return (head) => {
    const words = bagOfWords(head)
    return exact.get(plainName(head)) ?? (words === undefined ? undefined : inAnyOrder.get(words))
  }
}
