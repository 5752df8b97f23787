import type { VariableType } from '../../../templates/model/template-source.ts'
import { readAmount } from './read-amount.ts'

/** A cell as the value of a variable, or why it cannot be read. */
export type ReadCell = { readonly value: unknown } | { readonly fault: string }

/** In the languages of Belgium; spreadsheets write their own truth values in the language of their user. */
const booleans: Readonly<Record<string, boolean>> = {
  ...Object.fromEntries(
    ['true', 'waar', 'vrai', 'wahr', 'ja', 'oui', 'yes', 'j', 'y', '1'].map((word) => [word, true]),
  ),
  ...Object.fromEntries(
    ['false', 'onwaar', 'faux', 'falsch', 'nee', 'non', 'nein', 'no', 'n', '0'].map((word) => [word, false]),
  ),
}

/** How a value of each type is written in a table. */
export const cellForms: Readonly<Record<VariableType, string>> = {
  text: 'text on one line',
  longText: 'text',
  money: 'an amount as 1337,66 or 1.337,66, with or without €',
  number: 'a number as 1337,5',
  integer: 'a whole number as 1337',
  date: 'a date as 31/12/2026 or 2026-12-31',
  time: 'a time as 14:30 or 14u30',
  boolean: 'ja or nee, true or false, 1 or 0',
  insz: 'a national number of 11 digits, as 85.63.12-124.93',
  enterpriseNumber: 'an enterprise number of 10 digits, as 0206.731.645',
  iban: 'an account number as BE71 0961 2345 6769',
  structuredCommunication: 'a structured communication as +++085/1927/54115+++',
  url: 'an address of the web that begins with https://',
  list: 'a list as JSON',
  object: 'an object as JSON',
}

/** Reads decimal commas, dates as `31/12/2026`, ja and nee; a cell that the hub can check better is passed on unchanged. */
export function readCell(cell: string, { type }: { readonly type: VariableType }): ReadCell {
  switch (type) {
    case 'money':
      return readAmount(cell, 2)
    case 'number':
      return asNumber(readAmount(cell))
    case 'integer':
      return asNumber(readAmount(cell, 0))
    case 'date':
      return readDate(cell)
    case 'time':
      return readHour(cell)
    case 'boolean': {
      const value = booleans[cell.toLowerCase()]
      return value === undefined ? { fault: 'It is neither yes nor no.' } : { value }
    }
    case 'list':
    case 'object':
      return readJson(cell)
    case 'text':
    case 'longText':
    case 'insz':
    case 'enterpriseNumber':
    case 'iban':
    case 'structuredCommunication':
    case 'url':
      return { value: cell }
    default:
      return type satisfies never
  }
}

/** As a number where that loses nothing, else as text of digits, which the hub reads exactly. */
function asNumber(read: ReturnType<typeof readAmount>): ReadCell {
  if ('fault' in read) return read
  const value = Number(read.value)
  return { value: Number.isSafeInteger(value) || read.value.length <= 15 ? value : read.value }
}

function readDate(cell: string): ReadCell {
  const [, iso] = /^(\d{4}-\d{2}-\d{2})(?:[T ]00:00(?::00)?)?$/.exec(cell) ?? []
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(cell) ?? []
  const date = iso ?? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$/.test(cell)) return { fault: 'Write the year with four digits.' }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return { fault: 'It is no date.' }
  const read = new Date(`${date}T00:00:00Z`)
  const isDay = !Number.isNaN(read.getTime()) && read.toISOString().startsWith(date)
  return isDay ? { value: date } : { fault: 'No calendar has this day; the day goes before the month.' }
}

/** As people and spreadsheets write it: `9:05`, `14u30`, `14.30 uur`, `14:30:00`. */
function readHour(cell: string): ReadCell {
  const [, hour = '', minute = '00'] =
    /^(\d{1,2})(?:\s?[:.uh]\s?(\d{2})(?::00)?)?\s?(?:u|uur|h|Uhr)?$/i.exec(cell) ?? []
  const isBare = /^\d+$/.test(cell)
  if (hour === '' || isBare || Number(hour) > 23 || Number(minute) > 59)
    return { fault: 'It is no time of the day; write hours and minutes, as 14:30.' }
  return { value: `${hour.padStart(2, '0')}:${minute}` }
}

function readJson(cell: string): ReadCell {
  try {
    return { value: JSON.parse(cell) }
  } catch {
    return { fault: 'It is no JSON.' }
  }
}
