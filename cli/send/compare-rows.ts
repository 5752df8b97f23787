import type { CsvLetter } from '../../dispatcher/batches/csv/letters-of-csv.ts'
import type { RowFault } from '../../dispatcher/batches/csv/row-fault.ts'
import { recipientKey } from '../../dispatcher/batches/csv/row-key.ts'

/** The result of comparing the rows of one list. */
export interface Comparison {
  /** Rows that are not sent, by their number: it is unknown which of two rows is meant. */
  readonly faults: ReadonlyMap<number, RowFault>
  /** Rows that repeat another one exactly, by their number: the number of that row. */
  readonly repeats: ReadonlyMap<number, number>
  /** Sentences about the list. */
  readonly warnings: readonly string[]
}

/** Compares rows of one key, of one reference, and of one recipient and content. */
export function compareRows(letters: readonly CsvLetter[]): Comparison {
  const faults = new Map<number, RowFault>()
  const repeats = new Map<number, number>()
  for (const [first, ...others] of groups(letters, ({ idempotencyKey }) => idempotencyKey)) {
    const different = others.filter((other) => contentOf(other) !== contentOf(first))
    for (const other of others) repeats.set(other.row, first.row)
    if (different.length === 0) continue
    const rows = listed([first, ...others])
    const detail = `Rows ${rows} have one reference and one recipient and differ in what they say. Remove all but one, or give each a reference of its own.`
    for (const { row } of [first, ...others]) {
      faults.set(row, { detail })
      repeats.delete(row)
    }
  }
  const single = letters.filter(({ row }) => !repeats.has(row))
  return { faults, repeats, warnings: [...sharedReferences(single), ...nearDuplicates(single)] }
}

function sharedReferences(letters: readonly CsvLetter[]): string[] {
  return groups(letters, ({ request }) => textOf(request['reference']))
    .filter((group) => new Set(group.map(({ request }) => recipientKey(request['recipient']))).size > 1)
    .map((group) => `Rows ${listed(group)} have one reference and different recipients; each of them gets a letter.`)
}

function nearDuplicates(letters: readonly CsvLetter[]): string[] {
  const said = ({ request }: CsvLetter): string => JSON.stringify([recipientKey(request['recipient']), request['data']])
  return groups(letters, said)
    .filter((group) => new Set(group.map(({ request }) => request['reference'])).size > 1)
    .map((group) => `Rows ${listed(group)} say the same to one recipient under different references.`)
}

function groups(letters: readonly CsvLetter[], nameOf: (letter: CsvLetter) => string): [CsvLetter, ...CsvLetter[]][] {
  const found = new Map<string, [CsvLetter, ...CsvLetter[]]>()
  for (const letter of letters) {
    const name = nameOf(letter)
    const group = found.get(name)
    if (name === '') continue
    if (group === undefined) found.set(name, [letter])
    else group.push(letter)
  }
  return [...found.values()].filter((group) => group.length > 1)
}

/** `3, 7 and 12 (lines 4, 8 and 13)`; only the first ones of many rows. */
function listed(letters: readonly CsvLetter[]): string {
  const join = (numbers: readonly number[]): string => {
    const shown = numbers.slice(0, 5).map(String)
    if (numbers.length > shown.length) return `${shown.join(', ')} and ${numbers.length - shown.length} more`
    return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
  }
  return `${join(letters.map(({ row }) => row))} (lines ${join(letters.map(({ line }) => line))})`
}

function contentOf({ request }: CsvLetter): string {
  return JSON.stringify(request)
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
