import { plainName } from '../../csv/csv-row.ts'

/** The letters by which a spreadsheet names a column: `A`, `Z`, `AA`. @param place from 0 */
export function columnLetters(place: number): string {
  const before = Math.floor(place / 26)
  return `${before > 0 ? columnLetters(before - 1) : ''}${String.fromCharCode(65 + (place % 26))}`
}

/** Names of which no two are the same: the second `Naam` is `Naam (2)`. */
export function withOwnNames(heads: readonly string[]): string[] {
  const seen = new Set<string>()
  return heads.map((head) => (head === '' ? '' : takeName(head, seen)))
}

/** Columns with values and without a name get their letter, in brackets. */
export function withLetters(heads: readonly string[], nameless: ReadonlyMap<number, unknown>): string[] {
  const seen = new Set(heads.map(plainName))
  return heads.map((head, place) => (nameless.has(place) ? takeName(`(${columnLetters(place)})`, seen) : head))
}

function takeName(head: string, seen: Set<string>): string {
  let name = head
  for (let again = 2; seen.has(plainName(name)); again += 1) name = `${head} (${again})`
  seen.add(plainName(name))
  return name
}
