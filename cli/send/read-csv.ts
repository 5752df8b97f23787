import { parse } from 'csv-parse/sync'
import { CommandFailed } from '../command-failed.ts'

export interface Csv {
  readonly heads: readonly string[]
  /** Cells in the order of the heads; row 1 is the first. */
  readonly rows: readonly (readonly string[])[]
}

/** A table as spreadsheets write it: `,`, `;` or tab; UTF-8 with or without BOM, else Windows-1252. @throws CommandFailed */
export function readCsv(bytes: Uint8Array): Csv {
  const text = decode(bytes)
  try {
    const [heads = [], ...rows]: string[][] = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: false,
      skip_empty_lines: true,
      trim: true,
    })
    if (heads.length === 0)
      throw new CommandFailed('The file is empty.', 'Its first line holds the names of the columns.')
    return { heads, rows }
  } catch (error) {
    if (error instanceof CommandFailed) throw error
    // What the library says quotes the line; it is the caller's own file, on the caller's own terminal.
    throw new CommandFailed(`The file is no CSV: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** The one that occurs most in the line of heads, outside quotes. */
function delimiterOf(text: string): string {
  const [line = ''] = text.split(/\r?\n/, 1)
  const bare = line.replaceAll(/"[^"]*"/g, '')
  const count = (delimiter: string): number => bare.split(delimiter).length
  return [';', '\t', ','].reduce((best, each) => (count(each) > count(best) ? each : best), ',')
}
