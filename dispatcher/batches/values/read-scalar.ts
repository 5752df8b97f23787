import type { VariableType } from '../../../templates/model/template-source.ts'
import type { ReadCell } from './cell-value.ts'
import { readAmount } from './read-amount.ts'
import { readDate, readHour } from './read-date.ts'
import { restoreEnterpriseNumber, restoreInsz } from './restore-zero.ts'

/** In the languages of Belgium; spreadsheets write their own truth values in the language of their user. */
const booleans: Readonly<Record<string, boolean>> = {
  ...Object.fromEntries(
    ['true', 'waar', 'vrai', 'wahr', 'ja', 'oui', 'yes', 'j', 'y', '1', 'x', '✓'].map((word) => [word, true]),
  ),
  ...Object.fromEntries(
    ['false', 'onwaar', 'faux', 'falsch', 'nee', 'neen', 'non', 'nein', 'no', 'n', '0'].map((word) => [word, false]),
  ),
}

/**
 * Everything but lists: reads decimal commas, dates as `31/12/2026`, ja and nee; a cell that the hub can check better is passed on unchanged.
 * @param isMonthFirst whether the dates of the column have the month before the day
 */
export function readScalar(cell: string, type: VariableType, isMonthFirst = false): ReadCell {
  switch (type) {
    case 'money':
      return readAmount(cell, 2)
    case 'number':
      return readNumber(cell)
    case 'integer':
      return asNumber(readAmount(cell, 0))
    case 'date':
      return readDate(cell, isMonthFirst)
    case 'time':
      return readHour(cell)
    case 'boolean': {
      const value = booleans[cell.toLowerCase()]
      return value === undefined ? { fault: 'It is neither yes nor no.' } : { value }
    }
    case 'list':
    case 'object':
      return readJson(cell)
    case 'insz':
      return restoreInsz(cell) ?? { value: cell }
    case 'enterpriseNumber':
      return restoreEnterpriseNumber(cell) ?? { value: cell }
    case 'text':
    case 'longText':
    case 'iban':
    case 'structuredCommunication':
    case 'url':
      return { value: cell }
    default:
      return type satisfies never
  }
}

function readNumber(cell: string): ReadCell {
  const bare = cell.replace(/\s*%$/, '')
  const read = asNumber(readAmount(bare))
  if (bare === cell || 'fault' in read) return read
  return { ...read, told: 'The percentage is read as the number before the sign %.', name: 'percentage' }
}

/** As a number where that loses nothing, else as text of digits, which the hub reads exactly. */
function asNumber(read: ReturnType<typeof readAmount>): ReadCell {
  if ('fault' in read) return read
  const value = Number(read.value)
  return { value: Number.isSafeInteger(value) || read.value.length <= 15 ? value : read.value }
}

function readJson(cell: string): ReadCell {
  try {
    return { value: JSON.parse(cell) }
  } catch {
    return { fault: 'It is no JSON.' }
  }
}
