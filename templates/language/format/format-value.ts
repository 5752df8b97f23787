import { electronicFormatIBAN, friendlyFormatIBAN } from 'ibantools'
import { DateTime, Info } from 'luxon'
import { clockWords } from '../../../core/words/days/clock-words.ts'
import type { Language } from '../../../core/words/language.ts'
import { formatEnterpriseNumber, readEnterpriseNumber } from '../../../core/words/numbers/enterprise-number.ts'
import { formatInsz, readInsz } from '../../../core/words/numbers/insz.ts'
import {
  formatStructuredCommunication,
  readStructuredCommunication,
} from '../../../core/words/numbers/structured-communication.ts'
import type { VariableType } from '../../model/template-source.ts'
import { readTime } from '../read-time.ts'
import { centsAsDecimal, readCents, readDecimal } from './decimal.ts'
import { readDay } from './read-day.ts'
import { Substitute } from './substitute.ts'

const nbsp = '\u00a0'
const locales: Record<Language, string> = { nl: 'nl-BE', fr: 'fr-BE', de: 'de-BE', en: 'en-IE' }
const zone = 'Europe/Brussels'
const yesNo: Record<Language, readonly [yes: string, no: string]> = {
  nl: ['ja', 'nee'],
  fr: ['oui', 'non'],
  de: ['ja', 'nein'],
  en: ['yes', 'no'],
}

/** A value of a declared type as a citizen reads it; '' for nothing. A value that is not of its type is printed unchanged. */
export function formatValue(value: unknown, type: VariableType | undefined, language: Language): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Substitute) return value.text
  const text = asText(value, language)
  switch (type) {
    case 'money':
      return formatMoney(value, language)
    case 'date':
      return formatDate(text, language)
    case 'time':
      return formatTime(text, language)
    case 'boolean':
      return typeof value === 'boolean' ? yesNo[language][value ? 0 : 1] : text
    case 'number':
      return readDecimal(value) && language !== 'en' ? text.replace('.', ',') : text
    case 'insz':
      return formatInsz(readInsz(text) ?? text)
    case 'enterpriseNumber':
      return formatEnterpriseNumber(readEnterpriseNumber(text) ?? text)
    case 'structuredCommunication':
      return formatStructuredCommunication(readStructuredCommunication(text) ?? text)
    case 'iban':
      return formatIban(text)
    case 'list':
    case 'object':
    case 'integer':
    case 'text':
    case 'longText':
    case 'url':
    case undefined:
      return text
  }
}

/** A value without a type: text unchanged, a list as words, an object as nothing. */
export function asText(value: unknown, language: Language): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (typeof value === 'boolean') return yesNo[language][value ? 0 : 1]
  if (Array.isArray(value)) return formatList(value, language)
  return value instanceof Substitute ? value.text : ''
}

/**
 * `€ 1.284,50` with a no-break space. A minus precedes the amount. In Dutch a blank follows it, since the euro sign is separate
 * from the figures; in other languages no blank follows.
 */
export function formatMoney(value: unknown, language: Language): string {
  const cents = readCents(value)
  if (cents === undefined) return asText(value, language)
  const size = cents < 0n ? -cents : cents
  const amount = numberFormat(language, 'currency', 2).format(centsAsDecimal(size))
  const minus = cents >= 0n ? '' : language === 'nl' ? `−${nbsp}` : '−'
  return minus + withNoBreakSpaces(amount)
}

/** A number with separated thousands; `decimals` rounds half away from zero, else the given decimals are kept. */
export function formatNumber(value: unknown, language: Language, decimals?: number): string {
  const decimal = readDecimal(value)
  if (!decimal) return asText(value, language)
  const format = numberFormat(language, 'decimal', Math.min(20, decimals ?? decimal.scale))
  return withNoBreakSpaces(format.format(String(value) as `${number}`)).replace('-', '−')
}

export type DateStyle = 'long' | 'short' | 'weekday'

/**
 * `23 november 2026`, day and month on one line; `short` is 23/11/2026, in German 23.11.2026 (DIN 5008); `weekday` adds the name
 * of the day in front.
 */
export function formatDate(value: string, language: Language, style: DateStyle = 'long'): string {
  const date = readDay(value) ?? dayOfMoment(value)
  if (date === undefined) return value
  if (style === 'short')
    return [twoDigits(date.day), twoDigits(date.month), String(date.year).padStart(4, '0')].join(
      language === 'de' ? '.' : '/',
    )
  const { months, weekdays } = namesIn(language)
  const day = language === 'de' ? `${date.day}.` : language === 'fr' && date.day === 1 ? '1er' : String(date.day)
  const long = `${day}${nbsp}${months[date.month - 1]} ${date.year}`
  if (style === 'long') return long
  return `${weekdays[date.weekday - 1]}${language === 'de' ? ', ' : ' '}${long}`
}

/** The day in Belgium of a date with a time. */
function dayOfMoment(value: string): DateTime | undefined {
  const moment = DateTime.fromISO(value, { zone })
  return moment.isValid ? moment : undefined
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

interface DateNames {
  readonly months: readonly string[]
  /** The names of the days, from Monday. */
  readonly weekdays: readonly string[]
}
const dateNames = new Map<Language, DateNames>()

function namesIn(language: Language): DateNames {
  const known = dateNames.get(language)
  if (known) return known
  const locale = locales[language]
  const made = { months: Info.months('long', { locale }), weekdays: Info.weekdays('long', { locale }) }
  dateNames.set(language, made)
  return made
}

/** `23 november 2026 om 16.30 uur`, in Belgian time. */
export function formatDateTime(value: string, language: Language): string {
  const time = DateTime.fromISO(value, { zone })
  if (!time.isValid) return value
  const date = formatDate(value, language)
  const clock = clockWords(time.hour, time.minute, language)
  switch (language) {
    case 'nl':
      return `${date} om ${clock}`
    case 'fr':
      return `${date} à ${clock}`
    case 'de':
      return `${date} um ${clock}`
    case 'en':
      return `${date} at ${clock}`
  }
}

/**
 * The time of an appointment: `14.30 uur`, `14 h 30`, `14.30 Uhr`, `14:30`. A value that is no time of day is returned unchanged.
 */
export function formatTime(value: string, language: Language): string {
  const time = readTime(value)
  if (time === undefined) return value
  return clockWords(time.hour, time.minute, language)
}

/** `a, b en c` */
export function formatList(values: readonly unknown[], language: Language): string {
  const words = values.map((value) => asText(value, language)).filter((word) => word !== '')
  return new Intl.ListFormat(language === 'en' ? 'en-GB' : locales[language], { type: 'conjunction' }).format(words)
}

/** `BE68 5390 0754 7034`, its groups kept on one line. */
export function formatIban(text: string): string {
  const bare = electronicFormatIBAN(text)
  return bare ? (friendlyFormatIBAN(bare, nbsp) ?? text) : text
}

const formats = new Map<string, Intl.NumberFormat>()

/** Creating an Intl format costs more than using it a hundred times; there are at most a few dozen. */
function numberFormat(language: Language, style: 'currency' | 'decimal', decimals: number): Intl.NumberFormat {
  const key = `${language} ${style} ${decimals}`
  const known = formats.get(key)
  if (known) return known
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  const format = new Intl.NumberFormat(
    locales[language],
    style === 'currency' ? { style, currency: 'EUR', ...digits } : digits,
  )
  formats.set(key, format)
  return format
}

/** French separates thousands with a narrow space that few fonts of letters contain. */
function withNoBreakSpaces(text: string): string {
  return text.replace(/[\u202f ]/g, nbsp)
}
