import { rename, rm, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { reasonHead } from '../../dispatcher/batches/columns/fields.ts'
import type { Csv } from '../../dispatcher/batches/csv/csv-row.ts'
import { CommandFailed } from '../command-failed.ts'
import type { JudgedRow } from './judge-rows.ts'
import { faultText } from './row-texts.ts'

/** @throws CommandFailed when the failures would overwrite the list itself */
export function checkFailuresFile(failures: string, list: string): void {
  if (list !== '-' && resolve(failures) === resolve(list))
    throw new CommandFailed('The failures would be written over the list.', 'Give --failures another file.', 2)
}

/**
 * The refused rows, as they are in the list, with the reason of each in a last column: to be corrected in a spreadsheet and sent
 * again. The file is complete or absent, and only its owner can read it.
 */
export async function writeFailures(
  file: string,
  { heads, delimiter = ';' }: Pick<Csv, 'heads' | 'delimiter'>,
  failures: readonly JudgedRow[],
): Promise<void> {
  const width = heads.findIndex((head) => head.toLowerCase() === reasonHead)
  const named = width < 0 ? heads : heads.filter((_, place) => place !== width)
  const rows = failures.flatMap(({ letter, faults }) =>
    [letter, ...(letter.more ?? [])].map((row) => {
      // A ragged row keeps all its cells, since they are what is to be corrected.
      const cells = width < 0 ? row.cells : row.cells.filter((_, place) => place !== width)
      const missing = Array.from({ length: Math.max(0, named.length - cells.length) }, () => '')
      return [
        ...cells.slice(0, named.length),
        ...missing,
        faults.map(faultText).join(' '),
        ...cells.slice(named.length),
      ]
    }),
  )
  const text = [[...named, reasonHead], ...rows].map((cells) =>
    cells.map((cell) => written(cell, delimiter)).join(delimiter),
  )
  const draft = `${file}.part`
  try {
    // The byte order mark makes Excel read UTF-8.
    await writeFile(draft, `\uFEFF${text.join('\r\n')}\r\n`, { mode: 0o600 })
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new CommandFailed(
      `The failures cannot be written to ${file} (${code}).`,
      'The list itself was handled as reported.',
    )
  }
}

/** A cell that a spreadsheet reads literally: quoted where it must be, and never read as a formula. */
function written(cell: string, delimiter: string): string {
  const text = /^[=+@-]/.test(cell) ? `'${cell}` : cell
  return text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
