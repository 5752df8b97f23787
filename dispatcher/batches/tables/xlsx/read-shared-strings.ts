import { TableRefused } from '../../csv/table-refused.ts'
import { openText } from './cell-text.ts'
import type { WorkbookParts } from './open-parts.ts'
import { readXml } from './read-xml.ts'

/** A workbook within the other limits has at most rows × columns of them; these keep the memory of the process flat. */
const maxStrings = 3_000_000
const maxCharacters = 80_000_000

/** The texts to which cells refer by number (ISO/IEC 29500-1, 18.4). @throws TableRefused above the limits */
export async function readSharedStrings(
  parts: WorkbookParts,
  part: string | undefined,
  maxTotal = maxCharacters,
): Promise<string[]> {
  const strings: string[] = []
  if (part === undefined) return strings
  const text = openText()
  let characters = 0
  await readXml(parts.read(part), {
    open: (name) => {
      if (name === 'si') text.clear()
      else text.open(name)
    },
    close: (name) => {
      if (name !== 'si') return text.close(name)
      const whole = text.value()
      if (strings.length === maxStrings) throw tooMuch()
      // A copy: the text that the parser gives is a view on a piece of the file, which would stay in memory.
      strings.push(whole.length < 13 ? whole : Buffer.from(whole).toString())
    },
    text: (more) => {
      // Before it is kept: a single text may be as long as the file.
      characters += more.length
      if (characters > maxTotal) throw tooMuch()
      text.add(more)
    },
  })
  return strings
}

function tooMuch(): TableRefused {
  return new TableRefused(
    'The workbook holds more text than the hub reads.',
    'Copy the columns that letters use to a new workbook.',
    { name: 'too-heavy' },
  )
}
