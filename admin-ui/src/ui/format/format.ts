import type { Language } from '../api/api-types.ts'
import { now } from '../clock.ts'

const locales: Record<Language, string> = { nl: 'nl-BE', fr: 'fr-BE', de: 'de-BE', en: 'en-GB' }
const timeZone = 'Europe/Brussels'
const nbsp = '\u00a0'

export interface Format {
  /** € 384,20 */
  money(euro: number | string): string
  /** 384,20: the same without a currency */
  amount(euro: number): string
  /** Cents of the API. */
  price(price: { readonly amount: number }): string
  /** + € 2,00, − € 10,64 or € 0,00, of cents */
  priceDifference(cents: number): string
  /** 14,3 % of 0.143 */
  percent(share: number): string
  number(value: number): string
  /** + 2, − 12 or 0 */
  difference(value: number): string
  /** 96 kB */
  size(bytes: number): string
  /** 23 november 2026 */
  date(iso: string): string
  /** today as a word, 23 nov. in this year, else 23/11/2025 */
  shortDate(iso: string): string
  /** 23/11/2026 */
  tableDate(iso: string): string
  /** 10.42 uur; a whole hour as `17 uur`, `17 h 00`, `17 Uhr` or `17:00` */
  time(iso: string): string
  /** The same, from a time of day: `14:30` */
  hour(time: string): string
  /** 23 november 2026, 10.42 uur */
  moment(iso: string): string
  /** november 2026 */
  month(iso: string): string
  /** maandag 23 november 2026 */
  weekday(iso: string): string
  /** Whole calendar days in Brussels from today until `iso`; negative when past. */
  daysUntil(iso: string): number
}

/** Numbers, money and dates in the format of one language; parts that belong together are never on two lines. */
export function createFormat(language: Language, words: { readonly today: string }): Format {
  const locale = locales[language]
  const dated = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone, ...options })
  const long = dated({ day: 'numeric', month: 'long', year: 'numeric' })
  const short = dated({ day: 'numeric', month: 'short' })
  const table = dated({ day: '2-digit', month: '2-digit', year: 'numeric' })
  const clock = dated({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const month = dated({ month: 'long', year: 'numeric' })
  const weekday = dated({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' })
  const amount = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const number = new Intl.NumberFormat(locale)
  const oneDecimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })

  const glued = (format: Intl.DateTimeFormat, iso: string) =>
    format
      .format(new Date(iso))
      // In French the first day of a month is an ordinal number, which Intl does not write.
      .replace(/(?<!\d)1 (?=\p{L})/u, language === 'fr' ? '1er ' : '1 ')
      .replace(/(\d{1,2}(?:\.|er)?) (?=\p{L})/u, `$1${nbsp}`)
      .replace(/ (?=\d{4}$)/u, nbsp)
  const time = (iso: string) => hourIn(language, clock.format(new Date(iso)).replace(/\D/, ':'))
  return {
    money: (euro) => money.format(typeof euro === 'string' ? Number(euro.replace(',', '.')) : euro),
    amount: (euro) => amount.format(euro),
    price: (price) => money.format(price.amount / 100),
    priceDifference: (cents) => `${signOf(cents)}${money.format(Math.abs(cents) / 100)}`,
    percent: (share) => `${oneDecimal.format(share * 100)}${language === 'en' ? '' : nbsp}%`,
    number: (value) => number.format(value),
    difference: (value) => `${signOf(value)}${number.format(Math.abs(value))}`,
    size: (bytes) =>
      bytes < 1_000_000
        ? `${number.format(Math.max(1, Math.round(bytes / 1000)))}${nbsp}kB`
        : `${oneDecimal.format(bytes / 1_000_000)}${nbsp}MB`,
    date: (iso) => glued(long, iso),
    shortDate: (iso) => {
      if (daysBetween(now().toISOString(), iso) === 0) return words.today
      return yearOf(iso) === yearOf(now().toISOString()) ? glued(short, iso) : table.format(new Date(iso))
    },
    tableDate: (iso) => table.format(new Date(iso)),
    time,
    hour: (clockTime) => hourIn(language, clockTime),
    moment: (iso) => `${glued(long, iso)}, ${time(iso)}`,
    month: (iso) => month.format(new Date(iso)),
    weekday: (iso) => glued(weekday, iso),
    daysUntil: (iso) => daysBetween(now().toISOString(), iso),
  }
}

/** The sign of a difference, with what separates it from its number; none of zero. */
function signOf(value: number): string {
  return value === 0 ? '' : `${value > 0 ? '+' : '\u2212'}${nbsp}`
}

/** The format in which a letter writes a time of day, so that page and letter agree. */
function hourIn(language: Language, clockTime: string): string {
  const [hour = '', minutes = ''] = clockTime.split(':')
  const bare = hour.replace(/^0(?=\d)/, '')
  const isWhole = minutes === '00'
  if (language === 'en') return `${bare}:${minutes}`
  if (language === 'fr') return `${bare}${nbsp}h${nbsp}${minutes}`
  return `${isWhole ? bare : `${bare}.${minutes}`}${nbsp}${language === 'nl' ? 'uur' : 'Uhr'}`
}

const calendar = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })

/** The calendar day in Brussels, YYYY-MM-DD. */
export function dayOf(iso: string): string {
  return calendar.format(new Date(iso))
}

function yearOf(iso: string): string {
  return dayOf(iso).slice(0, 4)
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${dayOf(to)}T00:00Z`) - Date.parse(`${dayOf(from)}T00:00Z`)) / 86_400_000)
}
