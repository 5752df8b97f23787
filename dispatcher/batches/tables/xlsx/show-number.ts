import type { NumberFormat } from './number-format.ts'

/** A number as it is shown, without signs between thousands, and with a decimal comma. */
export interface ShownNumber {
  readonly text: string
  /** The sheet shows fewer decimals than the value has. */
  readonly isRounded: boolean
}

/** Digits that a spreadsheet keeps of a number. */
const kept = 15
const dayMs = 86_400_000
/** 31 December 9999, the last date that a spreadsheet knows. */
const lastSerial = 2_958_465

/**
 * The text of a number in a cell: dates as `2026-12-31`, times as `14:30`, numbers rounded to the decimals that are shown, since
 * the sender means what the sheet shows. A number of more than 15 digits is written as a power of ten: the spreadsheet dropped the others.
 */
export function showNumber(value: number, format: NumberFormat, isFrom1904: boolean): ShownNumber {
  switch (format.kind) {
    case 'date':
    case 'time':
      return { text: showMoment(value, format, isFrom1904), isRounded: false }
    case 'duration':
      return { text: showDuration(value), isRounded: false }
    case 'general':
      return { text: plain(value), isRounded: false }
    case 'number':
      return showFormatted(value, format)
    default:
      return format satisfies never
  }
}

function showFormatted(value: number, format: Extract<NumberFormat, { kind: 'number' }>): ShownNumber {
  const { decimals, shownDecimals, digits, isPercentage, currency } = format
  const scaled = Number((isPercentage ? value * 100 : value).toPrecision(kept))
  if (Math.abs(scaled) >= 10 ** kept) return { text: plain(scaled), isRounded: false }
  const rounded = roundTo(scaled, decimals)
  const [whole = '', fraction = ''] = plain(Math.abs(rounded)).split(',')
  const shown = fraction.padEnd(shownDecimals, '0')
  const sign = rounded < 0 ? '-' : ''
  const text = `${sign}${whole.padStart(digits, '0')}${shown === '' ? '' : `,${shown}`}${isPercentage ? '%' : ''}`
  return { text: currency === undefined ? text : `${currency} ${text}`, isRounded: rounded !== scaled }
}

/** Half away from zero, as spreadsheets do. */
function roundTo(value: number, decimals: number): number {
  const shifted = Number(`${Math.abs(value)}e${decimals}`)
  if (Number.isNaN(shifted)) return value
  return Math.sign(value) * Number(`${Math.round(shifted)}e-${decimals}`) || 0
}

/** All digits, without a power of ten, up to the digits that a spreadsheet keeps. */
function plain(value: number): string {
  const rounded = Number(value.toPrecision(kept))
  if (Number.isInteger(rounded) && Math.abs(rounded) < 10 ** kept) return String(rounded)
  if (Math.abs(rounded) >= 10 ** kept) return rounded.toExponential(5).replace('.', ',').replace('e', 'E')
  if (Math.abs(rounded) < 1e-6)
    return rounded
      .toFixed(kept)
      .replace(/\.?0+$/, '')
      .replace('.', ',')
  return String(rounded).replace('.', ',')
}

type Moment = Extract<NumberFormat, { kind: 'date' | 'time' }>

/** Serial numbers count days; the one of 1900 counts a 29 February that did not exist. */
function showMoment(value: number, format: Moment, isFrom1904: boolean): string {
  if (value < 0 || value > lastSerial) return '########'
  const begin = isFrom1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, value < 60 ? 31 : 30)
  const moment = new Date(begin + Math.round((value * dayMs) / 1_000) * 1_000).toISOString()
  const [day, time] = [moment.slice(0, 10), moment.slice(11, 19)]
  const shown = time.endsWith(':00') ? time.slice(0, 5) : time
  if (format.kind === 'time') return format.hasSeconds ? shown : time.slice(0, 5)
  return format.hasTime && time !== '00:00:00' ? `${day} ${shown}` : day
}

function showDuration(value: number): string {
  const minutes = Math.round(value * 24 * 60)
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}
