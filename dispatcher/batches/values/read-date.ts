import type { ReadCell } from './cell-value.ts'

/** The months in the four languages of letters, by their first letters; also as spreadsheets shorten them. */
const months: readonly RegExp[] = [
  /^(jan|jän)/,
  /^(feb|fév|fev)/,
  /^(maa|mrt|mar|mär|mae)/,
  /^(apr|avr)/,
  /^(mei|mai|may)$/,
  /^(jun|juin)/,
  /^(jul|juil)/,
  /^(aug|aoû|aou)/,
  /^sep/,
  /^(okt|oct)/,
  /^nov/,
  /^(dec|déc|dez)/,
]
/** Between 1954 and 2119: a smaller number is rather a year or a quantity than a date. */
const serials = { first: 20_000, last: 80_000 } as const

/**
 * A date as people and spreadsheets write it: `31/12/2026`, `31-12-26`, `2026-12-31`, `31 december 2026`, or the serial number of a
 * spreadsheet.
 * @param isMonthFirst whether the whole column has the month before the day
 */
export function readDate(cell: string, isMonthFirst = false): ReadCell {
  const text = cell.replaceAll(/[\s\u00a0\u202f]+/g, ' ').trim()
  const [, iso] = /^(\d{4}-\d{2}-\d{2})(?:[T ]00:00(?::00)?(?:\.0+)?Z?)?$/.exec(text) ?? []
  if (iso !== undefined) return asDay(iso)
  const [, dayOfMoment] = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}/.exec(text) ?? []
  if (dayOfMoment !== undefined)
    return { ...asDay(dayOfMoment), told: 'The time of the day is left out.', name: 'time-left-out' }
  const [, year, month, day] = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/.exec(text) ?? []
  if (year !== undefined) return asDay(isoOf(year, month, day))
  const [, compact = '', ofMonth = '', ofDay = ''] = /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(text) ?? []
  if (compact !== '') return asDay(isoOf(compact, ofMonth, ofDay))
  const [, one, two, last] = /^(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(\d{2}|\d{4})(?: 0?0:00(?::00)?)?$/.exec(text) ?? []
  if (last !== undefined) {
    const full = withCentury(last)
    const read = asDay(isMonthFirst ? isoOf(full, one, two) : isoOf(full, two, one))
    return 'value' in read && last.length === 2
      ? { ...read, told: `The year is read as ${full}.`, name: 'short-year' }
      : read
  }
  if (/^\d{5}(?:[.,]0+)?$/.test(text)) return serialDate(Number.parseInt(text, 10))
  return readInWords(text.toLowerCase())
}

/** `31 december 2026`, `1er juillet 2027`, `31. Dezember 2026`, `December 31, 2026`. */
function readInWords(text: string): ReadCell {
  const words = text.replace(
    /^(?:ma|di|wo|do|vr|za|zo|lu|me|je|ve|sa|mo|mi|fr|so|tu|we|th|su)[a-zé]*\.?,? (?=\d{1,2}(?:er|e|ste|de|st|nd|rd|th)?[ .-]+[a-z])/,
    '',
  )
  const [, day, month, year] =
    /^(\d{1,2})(?:er|e|ste|de|st|nd|rd|th)?[ .-]+([a-zéûä]{3,10})\.?[ ,.-]+(\d{4}|\d{2})$/.exec(words) ?? []
  const [, month2, day2, year2] = /^([a-zéûä]{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/.exec(words) ?? []
  const name = month ?? month2
  const place = name === undefined ? -1 : months.findIndex((each) => each.test(name))
  if (place < 0) return { fault: 'It is no date.' }
  const full = withCentury(year ?? year2 ?? '')
  return asDay(isoOf(full, String(place + 1), day ?? day2))
}

function isoOf(year = '', month = '', day = ''): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** As spreadsheets read two digits: 1930 to 2029. */
function withCentury(year: string): string {
  return year.length === 2 ? `${Number(year) < 30 ? '20' : '19'}${year}` : year
}

function serialDate(serial: number): ReadCell {
  if (serial < serials.first || serial > serials.last) return { fault: 'It is no date.' }
  const value = new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10)
  return {
    value,
    told: `The spreadsheet wrote its own number for the date; it is read as ${value.split('-').toReversed().join('/')}.`,
    name: 'serial-date',
  }
}

function asDay(iso: string): ReadCell {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return { fault: 'It is no date.' }
  const read = new Date(`${iso}T00:00:00Z`)
  const isDay = !Number.isNaN(read.getTime()) && read.toISOString().startsWith(iso)
  return isDay ? { value: iso } : { fault: 'No calendar has this day; the day goes before the month.' }
}

/** As people and spreadsheets write it: `9:05`, `14u30`, `14.30 uur`, `14:30:00`, `2:30 PM`, or a part of a day (`0,604166`). */
export function readHour(cell: string): ReadCell {
  const part = /^0?[.,](\d{3,})$/.exec(cell)?.[1]
  if (part !== undefined) {
    const minutes = Math.round(Number(`0.${part}`) * 24 * 60)
    const value = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
    if (minutes < 24 * 60)
      return {
        value,
        told: `The spreadsheet wrote its own number for the time; it is read as ${value}.`,
        name: 'serial-time',
      }
  }
  const [, hour = '', minute = '00', half = ''] =
    /^(\d{1,2})(?:\s?[:.uh]\s?(\d{2})(?::00)?)?\s?(u|uur|h|Uhr|[ap]\.?m\.?)?$/i.exec(cell) ?? []
  const isBare = /^\d+$/.test(cell)
  const hours = in24Hours(Number(hour), half.toLowerCase().replaceAll('.', ''))
  if (hour === '' || isBare || hours > 23 || Number(minute) > 59)
    return { fault: 'It is no time of the day; write hours and minutes, as 14:30.' }
  return { value: `${String(hours).padStart(2, '0')}:${minute}` }
}

function in24Hours(hour: number, half: string): number {
  if (half !== 'am' && half !== 'pm') return hour
  return hour > 12 ? 99 : (hour % 12) + (half === 'pm' ? 12 : 0)
}
